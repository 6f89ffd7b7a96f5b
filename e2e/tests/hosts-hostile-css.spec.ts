import { expect, type Locator, test } from '@playwright/test';
import { complaintsOf } from '../flow.ts';
import {
  buttonOf,
  expectConnectedOnce,
  finishIn,
  hostAddress,
  listen,
  openedBy,
  widgetOf,
} from '../hosts.ts';
import { CROSS_SITE } from '../sites.ts';

/** CSS pixels (WCAG 2.2, 2.5.8). */
const SMALLEST_TARGET = 24;
const SMALLEST_TEXT = 12;

/** How the text of a button comes out, whatever the styles it went through. */
const lookOf = (button: Locator) =>
  button.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const label = element.querySelector('[part=label]') ?? element;
    const range = document.createRange();
    range.selectNodeContents(label);
    const text = range.getBoundingClientRect();
    const style = getComputedStyle(label);
    const root = element.getRootNode() as ShadowRoot;
    return {
      textWidth: text.width,
      textHeight: text.height,
      within: text.left >= box.left && text.right <= box.right && text.top >= box.top,
      onTop: element.contains(root.elementFromPoint(text.x + text.width / 2, text.y + text.height / 2)),
      background: getComputedStyle(element).backgroundColor,
      style: {
        color: style.webkitTextFillColor === style.color ? style.color : 'not the text color',
        fontSize: Number.parseFloat(style.fontSize),
        direction: style.direction,
        visibility: style.visibility,
        textTransform: style.textTransform,
        letterSpacing: style.letterSpacing,
        wordSpacing: style.wordSpacing,
        textIndent: style.textIndent,
      },
    };
  });

const expectReadable = async (button: Locator): Promise<void> => {
  await expect(button).toBeVisible();
  const box = await button.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(SMALLEST_TARGET);

  const { style, background, ...place } = await lookOf(button);
  expect(place).toMatchObject({ within: true, onTop: true });
  expect(Math.min(place.textWidth, place.textHeight, style.fontSize)).toBeGreaterThanOrEqual(SMALLEST_TEXT);
  expect(style.color).not.toBe(background);
  expect(style).toMatchObject({
    color: expect.stringMatching(/^rgb\(/),
    direction: 'ltr',
    visibility: 'visible',
    textTransform: 'none',
    letterSpacing: 'normal',
    wordSpacing: '0px',
    textIndent: '0px',
  });
};

for (const [name, path] of [
  ['styles without bounds', 'hostile-css'],
  ['styles without bounds and patched built-ins', 'hostile-css?patched'],
] as const)
  test(`${name}: the widget can be read, and connects a car`, async ({ page, context }) => {
    const heard = await listen(context);
    const complaints = complaintsOf(page);
    await page.goto(hostAddress(CROSS_SITE, path));
    const widget = widgetOf(page);
    await expect(buttonOf(widget)).toHaveText('Connect your car');
    await expectReadable(buttonOf(widget));

    const window = await openedBy(buttonOf(widget));
    await expect(widget).toHaveAttribute('status', 'waiting');
    await expectReadable(buttonOf(widget));
    await expectReadable(widget.locator('[part=cancel]'));
    await finishIn(window);
    await expectConnectedOnce(widget, heard);
    await expectReadable(buttonOf(widget));
    expect(complaints).toEqual([]);
  });

test('the page is as unkind as it says', async ({ page }) => {
  await page.goto(hostAddress(CROSS_SITE, 'hostile-css?patched'));
  await expect(page.getByRole('heading')).toBeHidden();
  expect(
    await page.evaluate(() => {
      const { fontSize, direction } = getComputedStyle(document.querySelector('main') as Element);
      const names: string[] = [];
      for (const name in []) names.push(name);
      return { fontSize, direction, names };
    }),
  ).toEqual({
    fontSize: '0px',
    direction: 'rtl',
    names: ['junk', 'moreJunk'],
  });
});
