import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import type { KeyfobConnect } from '../src/keyfob-connect.ts';
import { prefer, resetPreferences } from './emulation.ts';
import { everyLook, LOOK_NAMES } from './every-state.ts';
import { button, cleanUp, eventually, part, settled } from './widget.ts';

cleanUp();
resetPreferences();

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const findings = async (context: axe.ElementContext): Promise<string[]> => {
  const { violations } = await axe.run(context, { runOnly: TAGS, resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
};

const MODES = {
  light: { 'prefers-color-scheme': 'light' },
  dark: { 'prefers-color-scheme': 'dark' },
  'forced colours': { 'forced-colors': 'active' },
} as const;

const speak = async (
  widgets: Iterable<KeyfobConnect>,
  language: string,
  direction: string,
): Promise<void> => {
  for (const widget of widgets) {
    widget.lang = language;
    await eventually(() => part(widget, 'base')?.dir).toBe(direction);
    await settled(widget);
  }
};

/** Everything in a widget that can be pressed. */
const targets = (widget: KeyfobConnect): HTMLElement[] => [
  ...(widget.shadowRoot?.querySelectorAll<HTMLElement>('button, a[href], summary') ?? []),
];

beforeEach(() => {
  document.documentElement.style.colorScheme = 'light dark';
  document.body.style.background = 'Canvas';
});

describe.each(['ltr', 'rtl'] as const)('%s', (direction) => {
  const language = direction === 'rtl' ? 'ar' : 'en';

  test('every look in every mode: no finding of axe', { timeout: 120_000 }, async () => {
    const looks = await everyLook();
    expect([...looks.keys()].sort()).toEqual([...LOOK_NAMES].sort());
    await speak(looks.values(), language, direction);
    for (const [mode, features] of Object.entries(MODES)) {
      await prefer(features);
      for (const [name, widget] of looks) {
        const found = await findings(widget);
        expect(found, `${name}, ${mode}`).toEqual([]);
      }
    }
  });

  test('320 px wide nothing overflows, and every target is at least 24 px', { timeout: 60_000 }, async () => {
    const narrow = document.createElement('div');
    narrow.style.inlineSize = '320px';
    document.body.append(narrow);
    const looks = await everyLook({}, narrow);
    await speak(looks.values(), language, direction);
    for (const size of ['s', 'm', 'l'] as const)
      for (const [name, widget] of looks) {
        widget.size = size;
        await settled(widget);
        expect(widget.scrollWidth, name).toBeLessThanOrEqual(320);
        for (const target of targets(widget)) {
          const { left, right, width, height } = target.getBoundingClientRect();
          const edge = narrow.getBoundingClientRect();
          const what = `${target.getAttribute('part') ?? target.localName} of ${name}, ${size}`;
          expect(Math.min(width, height), what).toBeGreaterThanOrEqual(24);
          expect(left, what).toBeGreaterThanOrEqual(edge.left - 0.5);
          expect(right, what).toBeLessThanOrEqual(edge.right + 0.5);
        }
      }
    narrow.remove();
  });
});

test('axe does find what is wrong', async () => {
  const place = document.createElement('div');
  place.innerHTML = '<button></button><p style="color:#999;background:#fff">Hardly readable</p>';
  document.body.append(place);
  const found = await findings(place);
  expect(found.some((text) => text.startsWith('button-name'))).toBe(true);
  expect(found.some((text) => text.startsWith('color-contrast'))).toBe(true);
  place.remove();
});

test.each(['solid', 'outline', 'plain'] as const)(
  'variant %s: no finding, light and dark',
  async (variant) => {
    const looks = await everyLook({ variant });
    for (const features of [MODES.light, MODES.dark]) {
      await prefer(features);
      for (const [name, widget] of looks) expect(await findings(widget), name).toEqual([]);
    }
  },
);

test('what moves, stands still for who wants that, and moves otherwise', async () => {
  const looks = await everyLook();
  const moving = (): number =>
    [...looks.values()].flatMap((widget) => widget.shadowRoot?.getAnimations() ?? []).length;
  expect(moving()).toBeGreaterThan(0);
  await prefer({ 'prefers-reduced-motion': 'reduce' });
  expect(moving()).toBe(0);
});

test('forced colours: the button has an edge, and busy looks other than ready', async () => {
  await prefer(MODES['forced colours']);
  const looks = await everyLook();
  const style = (name: string): CSSStyleDeclaration => {
    const widget = looks.get(name);
    if (!widget) throw new Error(`No look ${name}.`);
    return getComputedStyle(button(widget));
  };
  expect([style('idle').borderStyle, style('idle').borderWidth]).toEqual(['solid', '1px']);
  expect(style('preparing').color).not.toBe(style('idle').color);
});

test('a host cannot take the button away by what it hands down', async () => {
  const place = document.createElement('div');
  place.style.cssText = 'font-size:0;text-transform:uppercase;letter-spacing:2em;direction:rtl;line-height:0';
  document.body.append(place);
  const looks = await everyLook({}, place);
  for (const widget of looks.values()) {
    const { fontSize, textTransform } = getComputedStyle(button(widget));
    expect([fontSize, textTransform]).toEqual(['16px', 'none']);
    expect(part(widget, 'base')?.dir).toBe('ltr');
  }
  place.remove();
});
