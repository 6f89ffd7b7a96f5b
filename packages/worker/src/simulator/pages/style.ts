import { whole } from '../vehicles/random.ts';

/**
 * A car maker's page, not Keyfob's: dark band, wide capitals, square corners. Each brand has a hue of its own at a
 * lightness that keeps text on it above 4.5:1 whatever the hue.
 */
export const styleOf = (brandSlug: string): string => `
:root {
  color-scheme: light dark;
  --hue: ${whole(brandSlug, 'hue', 0, 359)};
  --paper: #fff; --ink: #16181d; --soft: #565b66; --line: #7d828d; --wash: #f3f4f6;
  --accent: oklch(0.42 0.09 var(--hue)); --on-accent: #fff; --bad: #a8071a; --bad-wash: #fdeeee;
  --band: oklch(0.27 0.05 var(--hue)); --on-band: #fff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14161a; --ink: #f0f1f3; --soft: #b3b8c2; --line: #868c98; --wash: #1f2228;
    --accent: oklch(0.84 0.08 var(--hue)); --on-accent: #14161a; --bad: #ff9c9c; --bad-wash: #3a1a1d;
    --band: oklch(0.3 0.05 var(--hue));
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
.band { background: var(--band); color: var(--on-band); padding: 1rem; text-align: center; }
.band p { margin: 0 auto; max-width: 34rem; font-size: 0.875rem; }
.band p + p { margin-top: 0.25rem; text-wrap: balance; }
.band .name { font-size: 1.25rem; font-weight: 600; letter-spacing: 0.16em; text-transform: uppercase; }
main { max-width: 26rem; margin: 0 auto; padding: 2rem 1rem 3rem; }
main.wide { max-width: 56rem; }
main.wide form { max-width: 26rem; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.25rem; }
h1 { font-size: 1.75rem; font-weight: 300; line-height: 1.2; margin: 0 0 0.5rem; }
.lead { margin: 0 0 1.5rem; color: var(--soft); }
label { display: block; font-weight: 600; margin: 1.25rem 0 0.375rem; }
.hint { margin: 0 0 0.375rem; color: var(--soft); }
input, select { width: 100%; min-height: 3rem; padding: 0.5rem 0.75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 0; }
[aria-invalid] { border: 2px solid var(--bad); }
.problem { margin: 0 0 0.375rem; color: var(--bad); font-weight: 600; }
button { width: 100%; min-height: 3rem; margin-top: 1.75rem; padding: 0.5rem 1rem; font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 1px solid transparent; border-radius: 0; cursor: pointer; }
.back { display: flex; align-items: center; justify-content: center; min-height: 3rem; margin-top: 0.75rem; color: var(--accent); }
.summary { margin: 0 0 1.5rem; padding: 1rem; border-inline-start: 0.25rem solid var(--bad); background: var(--bad-wash); }
.summary h2 { margin: 0; font-size: 1rem; }
.summary ul { margin: 0; padding: 0; list-style: none; }
.summary a { display: flex; align-items: center; min-height: 2.75rem; color: var(--bad); font-weight: 600; }
details { margin-top: 2rem; background: var(--wash); }
summary { min-height: 2.75rem; padding: 0.625rem 1rem; cursor: pointer; font-weight: 600; }
details div { padding: 0 1rem 1rem; }
dl { margin: 0; }
.wide dl { columns: 22rem; column-gap: 2rem; }
.wide dt, .wide dd { break-inside: avoid; }
.wide dt { break-after: avoid; }
.account { padding: 1rem; background: var(--wash); border-inline-start: 0.25rem solid var(--accent); font: 1rem/1.5 ui-monospace, monospace; user-select: all; }
.plain { display: inline-block; padding: 0.625rem 0; color: var(--accent); }
dt { font-weight: 600; margin-top: 0.5rem; }
dd { margin: 0; color: var(--soft); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (forced-colors: active) { button { border-color: ButtonText; } .summary { border: 2px solid; } }
`;
