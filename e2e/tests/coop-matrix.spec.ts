import { expect } from '@playwright/test';
import { ENGINE_NAMES, type EngineWindow, until, type Visit, windowWith } from '../engines/engine.ts';
import { type HostSite, type HostVisit, startHostSite } from '../engines/host-site.ts';
import { onceMoreIfHung } from '../engines/limits.ts';
import { HOST_ORIGINS } from '../engines/origins.ts';
import { type SplitKeyfob, splitKeyfob } from '../engines/provider-site.ts';
import { test as base, whySkipped } from '../engines/test.ts';
import { ONE_CAR } from '../flow.ts';
import { CROSS_SITE } from '../sites.ts';

const HOST_POLICIES = [null, 'same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'] as const;
const PROVIDER_POLICIES = [null, 'same-origin', 'same-origin-allow-popups'] as const;
const WAYS = ['popup', 'link', 'same tab'] as const;

type Way = (typeof WAYS)[number];
type ProviderPolicy = (typeof PROVIDER_POLICIES)[number];

interface Sites {
  readonly host: HostSite;
  readonly keyfobs: ReadonlyMap<ProviderPolicy, SplitKeyfob>;
}

const test = base.extend<object, { sites: Sites }>({
  sites: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
    async ({}, use, { parallelIndex }) => {
      const origin = HOST_ORIGINS[parallelIndex];
      if (!origin) throw new Error('There are more workers than registered origins.');
      const host = await startHostSite(origin);
      const keyfobs = new Map<ProviderPolicy, SplitKeyfob>();
      for (const policy of PROVIDER_POLICIES)
        keyfobs.set(policy, await splitKeyfob(CROSS_SITE.keyfob, policy));
      await use({ host, keyfobs });
      await Promise.all([host, ...keyfobs.values()].map((site) => site.close()));
    },
    { scope: 'worker' },
  ],
});

// What a trace looks up in a page counts as the owner's press there, and then no window is refused.
test.use({ trace: 'off' });

const WIDGET = 'keyfob-connect';
const CONNECTED = `${WIDGET}[status=connected]`;

interface Told {
  readonly type: string;
  readonly detail: { readonly sessionId?: string | null; readonly connectedVehicleIds?: readonly string[] };
}

const toldTo = (window: EngineWindow): Promise<readonly Told[]> =>
  window.evaluate(() => JSON.parse(sessionStorage.getItem('events') ?? '[]') as Told[], null);

/** Opens the Link page as the owner does; answers with the window it is in. */
const openLink = async (visit: Visit, way: Way): Promise<EngineWindow> => {
  if (way === 'link') {
    await visit.first.click(`${WIDGET} >>> [part=link]`);
  } else {
    await until('a link session', () => visit.first.isVisible('[data-prepared] keyfob-connect'));
    await visit.first.click(`${WIDGET} >>> [part=button]`);
  }
  return windowWith(visit, '#continue-button');
};

/** Whether the browser says of the window that the widget opened that it is closed. */
const seemsClosed = (host: EngineWindow): Promise<boolean> =>
  host.evaluate(() => (window as typeof window & { other: Window }).other.closed, null);

/**
 * Any opener policy of the provider's cuts a window off from its opener; of the host's, one that is not for popups. A
 * window that begins empty would be cut off more often.
 */
const isCut = ({ openerPolicy }: HostVisit, providerPolicy: ProviderPolicy): boolean =>
  providerPolicy !== null || openerPolicy === 'same-origin';

const walk = async (link: EngineWindow, atProvider: () => Promise<void>): Promise<void> => {
  await link.click('#continue-button');
  await link.click('#handoff-button');
  await link.fill('#username', ONE_CAR);
  await link.fill('#password', 'any password');
  await atProvider();
  await link.click('#sign-in-button');
  await link.click('#approval-button');
};

const cellNames = (told: readonly Told[]): string[] =>
  told.map(({ type }) => type).filter((type) => type !== 'keyfob-status-change' && type !== 'keyfob-step');

/** One link in one browser under two policies. Answers what is wrong with it; nothing where all is well. */
const linkOnce = async (
  visit: Visit,
  sites: Sites,
  way: Way,
  hostVisit: HostVisit,
  policy: ProviderPolicy,
) => {
  const host = visit.first;
  const { url, outcome } = sites.host.pageFor(hostVisit);
  await host.goto(url);
  // Until then the driver keeps its hands off: what it does in the page may count as the owner's press.
  if (hostVisit.unasked) await expect.poll(outcome).toBe('blocked');
  const link = await openLink(visit, way);
  expect((await visit.windows()).length).toBe(way === 'same tab' ? 1 : 2);
  await walk(link, async () => {
    expect(new URL(await link.url()).origin).toBe(sites.keyfobs.get(policy)?.provider);
    if (way !== 'popup') return;
    const cut = isCut(hostVisit, policy);
    await until(cut ? 'the window seems closed' : 'the window seems open', async () => {
      return (await seemsClosed(host)) === cut;
    });
  });
  await until('the widget says connected', () => host.isVisible(CONNECTED));
  await until('the other window closes', async () => (await visit.windows()).length === 1);

  const told = await toldTo(host);
  // Told before each opening: the window that was refused, and the link in its place.
  const opening = way === 'link' ? ['keyfob-open', 'keyfob-blocked', 'keyfob-open'] : ['keyfob-open'];
  const loads =
    way === 'same tab' ? ['keyfob-ready', ...opening, 'keyfob-ready'] : ['keyfob-ready', ...opening];
  expect(cellNames(told)).toEqual([...loads, 'keyfob-success']);
  expect(told.find(({ type }) => type === 'keyfob-success')?.detail.connectedVehicleIds).toHaveLength(1);
};

interface Cell {
  readonly openerPolicy: (typeof HOST_POLICIES)[number];
  readonly policy: ProviderPolicy;
}

const CELLS: readonly Cell[] = HOST_POLICIES.flatMap((openerPolicy) =>
  PROVIDER_POLICIES.map((policy) => ({ openerPolicy, policy })),
);

/** Does some at a time, so that one browser's waiting is another's work. */
const inPool = async (cells: readonly Cell[], size: number, act: (cell: Cell) => Promise<void>) => {
  const left = cells.values();
  const worker = async (): Promise<void> => {
    for (const cell of left) await act(cell);
  };
  await Promise.all(Array.from({ length: size }, worker));
};

/** A line a host's policy, a column a provider's. */
const tableOf = (title: string, results: ReadonlyMap<Cell, string>): string => {
  const row = (head: string, columns: readonly string[]): string =>
    [head.padEnd(26), ...columns.map((column) => column.padEnd(26))].join('').trimEnd();
  const named = (policy: string | null): string => policy ?? 'none';
  return [
    title,
    row('host \\ provider', PROVIDER_POLICIES.map(named)),
    ...HOST_POLICIES.map((host) =>
      row(
        named(host),
        CELLS.filter((cell) => cell.openerPolicy === host).map((cell) => results.get(cell) ?? ''),
      ),
    ),
  ].join('\n');
};

for (const name of ENGINE_NAMES) {
  test.describe(name, () => {
    const reason = whySkipped(name);
    if (reason) console.error(reason);
    test.skip(reason !== null, reason ?? '');

    for (const way of WAYS)
      test(`connects by ${way} under every pair of opener policies`, async ({
        beginVisit,
        sites,
        engineOf,
      }) => {
        test.setTimeout(600_000);
        const { version, blocksPopups } = await engineOf(name);
        test.skip(way === 'link' && !blocksPopups, 'SKIPPED: the Chromium from npm blocks no window');
        const results = new Map<Cell, string>();
        const failures: string[] = [];
        const inNewVisit = async ({ openerPolicy, policy }: Cell): Promise<string> => {
          const began = Date.now();
          const visit = await beginVisit(name);
          const keyfob = sites.keyfobs.get(policy)?.keyfob ?? '';
          const presentation = way === 'same tab' ? 'redirect' : 'popup';
          const hostVisit = { keyfob, openerPolicy, presentation, unasked: way === 'link' } as const;
          try {
            await linkOnce(visit, sites, way, hostVisit, policy);
          } catch (error) {
            await visit.fail();
            throw error;
          }
          await visit.close();
          return `connected, ${((Date.now() - began) / 1000).toFixed(1)} s`;
        };
        await inPool(CELLS, 2, async (cell) => {
          const where = `${name}, host ${cell.openerPolicy}, provider ${cell.policy}`;
          try {
            results.set(cell, await onceMoreIfHung(where, () => inNewVisit(cell)));
          } catch (error) {
            results.set(cell, 'FAILED');
            failures.push(`${where}: ${String(error)}`);
          }
        });
        console.log(tableOf(`${name} ${version}, by ${way}`, results));
        expect(failures).toEqual([]);
      });
  });
}
