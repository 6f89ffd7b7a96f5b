import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { stop, untilAnswers } from '../../scripts/processes.ts';
import { expectConnected, expectJustConnected, inThisTab, walkOn } from '../flow.ts';
import { logs, startPartner } from '../servers.ts';
import { RESTARTED } from '../sites.ts';

interface StoredSession {
  readonly tokens: { refreshToken: string; expiresAt: number } | null;
}

test('the partner site remembers a car when it starts again, and renews its right to it once', async ({
  page,
  context,
}) => {
  const file = test.info().outputPath('sessions.json');
  const stored = (): StoredSession[] => JSON.parse(readFileSync(file, 'utf8'));
  const tokens = () => stored().flatMap((session) => session.tokens ?? []);

  const during = async (log: string, visit: () => Promise<void>): Promise<void> => {
    const partner = startPartner(RESTARTED, file, log);
    try {
      await untilAnswers(RESTARTED.partner, () => partner.exitCode !== null);
      await visit();
    } finally {
      await stop(partner);
    }
  };

  await during('partner-first', async () => {
    await page.goto(inThisTab(RESTARTED));
    await walkOn(page, 'invitation');
    await expectJustConnected(page, RESTARTED);
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const [first] = tokens();
  expect(first).toBeDefined();

  // An hour later, by the partner's reckoning.
  const later = stored().map((session) => ({
    ...session,
    tokens: session.tokens && { ...session.tokens, expiresAt: 0 },
  }));
  writeFileSync(file, JSON.stringify(later));

  await during('partner-second', async () => {
    const tabs = [page, await context.newPage(), await context.newPage()];
    // Addresses of their own, for a browser asks for one address once at a time.
    await Promise.all(tabs.map((tab, index) => tab.goto(`${RESTARTED.partner}/?tab=${index}`)));
    for (const tab of tabs) await expectConnected(tab, RESTARTED);
  });
  const requests = readFileSync(join(logs, 'partner-second.log'), 'utf8').split('\n');
  expect(requests.filter((line) => line === '→ POST /oauth/token')).toHaveLength(1);
  expect(tokens()).toHaveLength(1);
  expect(tokens()[0]?.refreshToken).not.toBe(first?.refreshToken);
});
