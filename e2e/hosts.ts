import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { walkOn } from './flow.ts';
import type { Sites } from './sites.ts';

/** What a widget told its page. */
export interface Told {
  /** The id of the widget, where it has one. */
  readonly widget: string;
  readonly type: string;
  readonly detail: { readonly connectedVehicleIds?: readonly string[]; readonly status?: string };
}

/** What the pages of a browser heard so far. */
export interface Heard {
  readonly told: Told[];
  /** What their policies refused: directive and address. */
  readonly violations: string[];
}

/** What pages are given to tell it by. */
interface Hearing {
  readonly hearTold: (told: Told) => void;
  readonly hearViolation: (violation: string) => void;
}

const EVENTS = [
  'keyfob-ready',
  'keyfob-open',
  'keyfob-blocked',
  'keyfob-status-change',
  'keyfob-step',
  'keyfob-success',
  'keyfob-cancel',
  'keyfob-error',
  'keyfob-expired',
];

/** Listens in every page that is opened from now on, the Link page too. */
export const listen = async (context: BrowserContext): Promise<Heard> => {
  const heard: Heard = { told: [], violations: [] };
  await context.exposeFunction('hearTold', (told: Told) => heard.told.push(told));
  await context.exposeFunction('hearViolation', (violation: string) => heard.violations.push(violation));
  await context.addInitScript((types) => {
    const { hearTold, hearViolation } = window as typeof window & Hearing;
    for (const type of types)
      document.addEventListener(type, (event) => {
        const [origin] = event.composedPath();
        hearTold({ widget: (origin as Element).id, type, detail: (event as CustomEvent).detail });
      });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, documentURI }) =>
      hearViolation(`${effectiveDirective} ${blockedURI} at ${documentURI}`),
    );
  }, EVENTS);
  return heard;
};

/** The details of all events of one kind, from one widget or from any. */
export const toldOf = ({ told }: Heard, type: string, widget?: string): Told['detail'][] =>
  told
    .filter((each) => each.type === type && (widget === undefined || each.widget === widget))
    .map(({ detail }) => detail);

export const hostAddress = ({ partner }: Sites, path: string): string => `${partner}/hosts/${path}`;

/** Playwright's locators reach into open shadow roots. */
export const widgetOf = (page: Page, id?: string): Locator =>
  page.locator(id === undefined ? 'keyfob-connect' : `keyfob-connect#${id}`);

export const buttonOf = (widget: Locator): Locator => widget.locator('[part=button]');

/** Presses something that opens the Link page in a window of its own. */
export const openedBy = async (control: Locator): Promise<Page> => {
  const opened = control.page().context().waitForEvent('page');
  await control.click();
  return opened;
};

/** The owner goes through the Link page, in its own window, which closes when the widget has taken over. */
export const finishIn = async (window: Page): Promise<void> => {
  await Promise.all([window.waitForEvent('close'), walkOn(window, 'intro')]);
};

/** The widget shows that a car was connected, and has said so once. Answers with what it said. */
export const expectConnectedOnce = async (widget: Locator, heard: Heard): Promise<readonly string[]> => {
  await expect(widget).toHaveAttribute('status', 'connected');
  const id = (await widget.getAttribute('id')) ?? '';
  await expect.poll(() => toldOf(heard, 'keyfob-success', id)).toHaveLength(1);
  const ids = toldOf(heard, 'keyfob-success', id)[0]?.connectedVehicleIds ?? [];
  expect(ids).toHaveLength(1);
  for (const type of ['keyfob-cancel', 'keyfob-error', 'keyfob-expired'])
    expect(toldOf(heard, type, id)).toEqual([]);
  return ids;
};
