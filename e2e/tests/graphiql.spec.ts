import { type ChildProcess, execFileSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test, type WebSocketRoute } from '@playwright/test';
import { start, stop, untilAnswers } from '../../scripts/processes.ts';
import { check } from '../accessibility.ts';
import { complaintsOf, connectAwaited } from '../flow.ts';
import { logs } from '../servers.ts';
import { GRAPHIQL, SAME_SITE } from '../sites.ts';

const EXAMPLE = join(import.meta.dirname, '../../examples/graphiql');
const VITE = join(EXAMPLE, 'node_modules/.bin/vite');

// There is one server, at one port: the tests run one after the other.
test.describe.configure({ mode: 'default' });

let built = '';
let server: ChildProcess | null = null;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  built = mkdtempSync(join(tmpdir(), 'keyfob-graphiql-'));
  const place = [`--outDir=${built}`, '--logLevel=error'];
  const log = openSync(join(logs, 'graphiql.log'), 'a');
  execFileSync(VITE, ['build', '--emptyOutDir', ...place], {
    cwd: EXAMPLE,
    env: { ...process.env, VITE_KEYFOB_ORIGIN: SAME_SITE.keyfob },
    stdio: ['ignore', log, log],
  });
  const preview = start(VITE, ['preview', `--port=${new URL(GRAPHIQL).port}`, '--strictPort', ...place], {
    cwd: EXAMPLE,
    output: log,
  });
  server = preview;
  await untilAnswers(GRAPHIQL, () => preview.exitCode !== null);
});

test.afterAll(async () => {
  if (server) await stop(server);
  rmSync(built, { recursive: true, force: true });
});

/** Opens GraphiQL and signs a user in. */
const open = async (page: Page, sub: string): Promise<void> => {
  await page.goto(GRAPHIQL);
  await page.getByLabel('Another user').fill(sub);
  await page.getByRole('button', { name: 'Switch' }).click();
  await expect(page.getByText(`user ${sub}`)).toBeVisible();
};

/** What an editor shows, on one line. */
const textOf = async (page: Page, part: string): Promise<string> =>
  ((await page.locator(`${part} .view-lines`).textContent()) ?? '').replaceAll(/\s+/g, ' ');

const shows = (page: Page, answer: string): Promise<void> =>
  expect.poll(() => textOf(page, '.graphiql-response')).toContain(answer);

/** Opens the tab of an operation, gives it its variables, and runs it. */
const run = async (page: Page, operation: string, variables?: object): Promise<void> => {
  await page.getByRole('button', { name: operation, exact: true }).click();
  await expect.poll(() => textOf(page, '.graphiql-query-editor')).toContain(` ${operation}`);
  if (variables) {
    const editor = page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) textarea');
    await editor.focus();
    await page.keyboard.press('ControlOrMeta+A');
    // Pasted: to what is typed the editor adds brackets and quotes.
    await editor.evaluate((textarea, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      textarea.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    }, JSON.stringify(variables));
  }
  await page.getByRole('button', { name: /^Execute query/ }).click();
};

/** Runs an operation; its data, which the editor shows in broken lines. */
const dataOf = async <Data>(page: Page, operation: string, variables?: object): Promise<Data> => {
  const response = page.waitForResponse(
    (each) =>
      each.url() === `${SAME_SITE.keyfob}/graphql` &&
      each.request().postDataJSON().operationName === operation,
  );
  await run(page, operation, variables);
  const { data } = (await (await response).json()) as { data: Data };
  return data;
};

const newUser = (): string => `e2e-${crypto.randomUUID()}`;

/** What a user asks without a page, as an app elsewhere. */
const ask = async (sub: string, query: string): Promise<void> => {
  const token = await fetch(`${SAME_SITE.keyfob}/dev/user-token?sub=${sub}`);
  await fetch(`${SAME_SITE.keyfob}/graphql`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'x-client-id': 'demo',
      'x-app-id': 'demo',
      Authorization: `Bearer ${await token.text()}`,
    },
    body: JSON.stringify({ query }),
  });
};

test('GraphiQL takes a vehicle through its life, from another origin', async ({ page, context }) => {
  test.setTimeout(180_000);
  const complaints = complaintsOf(page);
  await open(page, newUser());

  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const explorer = page.locator('.graphiql-doc-explorer');
  await explorer.getByRole('link', { name: 'Query' }).click();
  await expect(explorer).toContainText('connectedVehicleData');
  await expect(explorer).toContainText('What a connected vehicle tells right now.');

  await page.getByRole('button', { name: 'Hide Documentation Explorer' }).click();

  const { vehicleList } = await dataOf<{ vehicleList: { id: string }[] }>(page, 'Vehicles');
  await shows(page, '"model": "Model 3"');
  const { createConnectedVehicle: created } = await dataOf<{
    createConnectedVehicle: { id: string; authorization_url: string };
  }>(page, 'Create', { vehicle: vehicleList[0]?.id, back: `${GRAPHIQL}/return` });
  await shows(page, '"status": "pending_authorization"');
  const { id } = created;
  await run(page, 'Follow', { id });
  await shows(page, '"scope": null');

  const owner = await context.newPage();
  const complaintsThere = complaintsOf(owner);
  await connectAwaited(owner, created.authorization_url);
  await owner.waitForURL(`${GRAPHIQL}/return?**`);
  const code = (await owner.getByText(/^cod_/).textContent()) ?? '';
  await check(owner);
  await owner.setViewportSize({ width: 1280, height: 800 });
  await owner.getByRole('link', { name: 'GraphiQL' }).click();
  await run(owner, 'Authorize', { id, code });
  await shows(owner, '"status": "authorized"');
  await shows(page, '"status": "authorized"');
  await run(owner, 'Data', { id });
  await shows(owner, '"percentage":');
  await run(owner, 'Remove', { id });
  await shows(owner, '"status": "pending_removal"');
  await shows(page, '"status": "removed"');

  // The editor's own faults are its makers' to mend.
  await page.setViewportSize({ width: 1280, height: 800 });
  await check(page, 'GraphiQL', ['.graphiql-container']);
  expect([...complaints, ...complaintsThere]).toEqual([]);
});

test('a user whose token has ended is given another, and a subscription goes on', async ({ page }) => {
  const complaints = complaintsOf(page);
  let tokens = 0;
  page.on('request', (request) => {
    if (request.url().startsWith(`${SAME_SITE.keyfob}/dev/user-token`)) tokens += 1;
  });
  const sockets: WebSocketRoute[] = [];
  await page.routeWebSocket(/\/subscription$/, (socket) => {
    sockets.push(socket);
    socket.connectToServer();
  });
  const user = newUser();
  await open(page, user);
  const { vehicleList } = await dataOf<{ vehicleList: { id: string }[] }>(page, 'Vehicles');
  const { createConnectedVehicle: created } = await dataOf<{ createConnectedVehicle: { id: string } }>(
    page,
    'Create',
    { vehicle: vehicleList[0]?.id, back: `${GRAPHIQL}/return` },
  );
  await run(page, 'Follow', { id: created.id });
  await shows(page, '"label": "Mine"');
  const before = tokens;

  // Two hours later, by the page's reckoning, Keyfob ends the socket as it does when a token ends.
  await page.clock.setFixedTime(Date.now() + 2 * 3600_000);
  await sockets[0]?.close({ code: 4403, reason: 'AUTH_TOKEN_EXPIRED' });
  await expect.poll(() => sockets.length).toBe(2);
  await expect.poll(() => tokens).toBe(before + 1);
  const input = `{ id: "${created.id}", label: "Renewed" }`;
  await ask(user, `mutation { updateConnectedVehicle(input: ${input}) { id } }`);
  await shows(page, '"label": "Renewed"');

  await run(page, 'Mine');
  await shows(page, '"connectedVehicleList"');
  expect(tokens).toBe(before + 2);
  expect(complaints).toEqual([]);
});
