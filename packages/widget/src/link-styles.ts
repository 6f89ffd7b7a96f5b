/** Looks of what {@link file://./link-view.ts} shows, and of the spinner. */
const CSS = `
[part='vehicles'] {
  display: grid;
  gap: var(--_space);
  list-style: none;
}
[part='vehicle'] {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.25em 1em;
}
[part='vehicle-name'] {
  font-weight: 600;
}
[part='vehicle-state'] {
  color: var(--_success);
}
.attention {
  color: var(--_danger);
}
[part='badge'] {
  flex: none;
  padding: 0 0.5em;
  border: 1px solid;
  border-radius: 1em;
  font-size: 0.8em;
}
p,
ol,
ul {
  margin: 0;
  padding: 0;
}
[part='cancel'],
[part='another'] {
  padding-inline: 0;
  border-color: transparent;
  text-decoration: underline;
}
[part='steps'] {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25em 1em;
  list-style: none;
  color: var(--_muted);
  font-size: 0.875em;
}
[aria-current='step'] {
  color: var(--_text);
  font-weight: 600;
  border-block-end: 2px solid var(--_accent);
}
[part='actions'] {
  display: flex;
  flex-wrap: wrap;
  gap: var(--_space);
}
[part='details'] {
  color: var(--_muted);
  font-size: 0.875em;
}
summary {
  padding-block: 3px;
}
.hidden {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
[part='spinner'] {
  inline-size: 1em;
  block-size: 1em;
  border: 2px solid;
  border-inline-end-color: transparent;
  border-radius: 50%;
  animation: turn 1s linear infinite;
}
@keyframes turn {
  to {
    rotate: 1turn;
  }
}
@media (prefers-reduced-motion: reduce) {
  [part='spinner'] {
    animation: none;
    border-style: dotted;
  }
}
`;

export const linkStyles = new CSSStyleSheet();
linkStyles.replaceSync(CSS);
