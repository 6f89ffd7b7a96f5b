import { css } from 'lit';

/** What is inherited is set on the base, where no rule of the page reaches: on the host its gentlest goes before ours. */
export const styles = css`
  :host {
    --_accent: var(--keyfob-color-accent, light-dark(#0a5a70, #7fd0e6));
    --_on-accent: var(--keyfob-color-on-accent, light-dark(#fff, #04222b));
    --_text: var(--keyfob-color-text, light-dark(#16232a, #eef4f6));
    --_muted: var(--keyfob-color-muted, light-dark(#4b5c66, #a9bac3));
    --_surface: var(--keyfob-color-surface, transparent);
    --_danger: var(--keyfob-color-danger, light-dark(#a3261a, #ffb1a6));
    --_success: var(--keyfob-color-success, light-dark(#1c6a3a, #86dba6));
    --_radius: var(--keyfob-radius, 8px);
    --_space: var(--keyfob-space, 12px);
    --_height: var(--keyfob-height, 44px);
    --_focus: var(--keyfob-focus-ring, 3px solid var(--_accent));
    display: inline-block;
    min-block-size: max(24px, var(--_height));
    min-inline-size: 12ch;
    max-inline-size: 100%;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([size='s']) {
    --_height: var(--keyfob-height, 32px);
    --_space: var(--keyfob-space, 8px);
  }
  :host([size='l']) {
    --_height: var(--keyfob-height, 56px);
    --_space: var(--keyfob-space, 16px);
  }
  [part='base'] {
    all: initial;
    color-scheme: inherit;
    visibility: inherit;
    color: var(--_text);
    font: var(--keyfob-font, medium/1.45 system-ui, sans-serif);
    display: grid;
    gap: var(--_space);
    justify-items: start;
    background: var(--_surface);
    overflow-wrap: anywhere;
  }
  :is(button, a) {
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: max(24px, var(--_height));
    max-inline-size: 100%;
    padding: 0.25em calc(var(--_space) * 1.5);
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  [part='button'] {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  :host([variant='outline']) [part='button'] {
    background: none;
    color: var(--_accent);
  }
  :host([variant='plain']) [part='button'] {
    border-color: transparent;
    background: none;
    color: var(--_accent);
    text-decoration: underline;
  }
  :is(button, a):hover {
    filter: brightness(1.1);
  }
  :is(button, a, summary):focus-visible {
    outline: var(--_focus);
    outline-offset: 2px;
  }
  :is(button:disabled, [aria-disabled='true']) {
    opacity: 0.65;
    cursor: default;
  }
  [part~='status'] {
    margin: 0;
    color: var(--_muted);
  }
  [part~='error'] {
    color: var(--_danger);
  }
  @media (forced-colors: active) {
    [part='button'] {
      border-color: ButtonText;
    }
    [aria-disabled='true'] {
      opacity: 1;
      color: GrayText;
    }
  }
`;
