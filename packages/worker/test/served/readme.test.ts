import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PageBrowser } from '../support/page-browser.ts';
import { deployed, KEYFOB, OPERATOR_KEY, pathOf, shownAs } from './deployed.ts';

const keyfob = deployed();

const README = readFileSync(pathOf('../../../../README.md'), 'utf8');
const BLOCKS = [...README.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

/** The README's shell block with this in it. */
const block = (having: string): string => {
  const [found, ...others] = BLOCKS.filter((each) => each.includes(having));
  if (found === undefined || others.length > 0) throw new Error(`Not one block with ${having}`);
  return found;
};

/** The README's example, made ours. What it does not say any more is an error. */
const replaced = (text: string, changes: Readonly<Record<string, string>>): string =>
  Object.entries(changes).reduce((done, [from, to]) => {
    if (!done.includes(from)) throw new Error(`The README does not say ${from}`);
    return done.replaceAll(from, to);
  }, text);

/** `pnpm` without its own words; and answers one below the other. */
const TERMINAL = `
  pnpm() { [ "$1" = keyfob ] && shift && "${process.execPath}" "${KEYFOB}" "$@" --url "$ORIGIN"; }
  curl() { command curl --silent --show-error --fail-with-body "$@" && echo; }
`;

/** Types a block of the README into a terminal of its own. Only Keyfob's address is another. */
const type = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { origin } = keyfob.url();
    const script = TERMINAL + text.replaceAll('http://localhost:8787', origin);
    const env = { ...process.env, KEYFOB_OPERATOR_KEY: OPERATOR_KEY, ORIGIN: origin };
    execFile('bash', ['-euc', script], { env }, (failure, out, error) =>
      failure ? reject(new Error(`${text}\n${out}${error}`)) : resolve(out),
    );
  });

const jsonOf = <T>(out: string): T[] =>
  out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

const DEMO = 'client=demo:demo-secret-for-development-only\n';
const EXAMPLE_ID = 'app-h2k7-9m3x-w4tq-0vbe';

/** The owner's part, up to the address of the application that they come back to. */
const walk = async (link: string): Promise<URL> => {
  const browser = new PageBrowser(keyfob.url().origin, (request) => fetch(request));
  let page = await browser.open(link);
  page = await browser.submit(page, '/open');
  page = await browser.submit(page, '/brand', { brand: 'tesla' });
  page = await browser.submit(page, '/provider');
  page = await browser.submit(page, '', { username: 'one-car@example.com', password: 'any' });
  page = await browser.submit(page, '/approve');
  if (browser.left === null) throw new Error(`The link did not end: ${page.html.slice(-1500)}`);
  return new URL(browser.left);
};

/** Does the README's steps 1 to 3 as an application. */
const connectByReadme = async (client: string): Promise<void> => {
  const first = replaced(block('/v1/link-sessions \\'), { [DEMO]: client });
  const out = await type(`${first}\nprintf 'verifier %s' "$verifier"`);
  const [session] = jsonOf<{ url: string; state: string }>(out);
  const back = await walk(session?.url ?? '');
  expect(`${back.origin}${back.pathname}`).toBe('http://localhost:5000/callback');
  expect(back.searchParams.get('state')).toBe(session?.state);

  const code = back.searchParams.get('code') ?? '';
  const second = replaced(block('grant_type=authorization_code'), { 'cod_…': code });
  const known = `${client}verifier=${shownAs(out, 'verifier')}\n`;
  const [tokens] = jsonOf<{ access_token: string; refresh_token: string }>(await type(known + second));
  expect(tokens?.refresh_token).toMatch(/^rft_/);

  const [list = '', data = ''] = block('/connected-vehicles\n').trim().split('\n');
  const [vehicles] = jsonOf<{ data: { id: string; status: string }[] }>(await type(client + list));
  expect(vehicles?.data.map(({ status }) => status)).toEqual(['authorized']);
  const read = replaced(data, {
    'Bearer …': `Bearer ${tokens?.access_token}`,
    'veh_…': vehicles?.data[0]?.id ?? '',
  });
  expect(await type(read)).toContain('"chargeState"');
};

const TOOLS = ['bash', 'curl', 'openssl'];
const hasTools = TOOLS.every((tool) => spawnSync(tool, ['--version']).status !== null);

describe.skipIf(!hasTools)('what the README has newcomers type', () => {
  test('connects a car as the demo application', { timeout: 120_000 }, () => connectByReadme(DEMO));

  test('registers an application that can do the same, and looks after it', {
    timeout: 240_000,
  }, async () => {
    const out = await type(block('keyfob app create'));
    const [id, secret] = [shownAs(out, 'Client id'), shownAs(out, 'Client secret')];
    const client = `client=${id}:${secret}\n`;
    await connectByReadme(client);

    const [webhook] = jsonOf<{ secret: string }>(await type(client + block('keyfob-events')));
    expect(webhook?.secret).toMatch(/^whsec_/);

    const [add = '', ...rest] = block('keyfob app add-secret').split('\n');
    const added = await type(replaced(add, { [EXAMPLE_ID]: id }));
    const shown = await type(`pnpm keyfob app show ${id}`);
    expect(shown).toContain('http://localhost:5173/keyfob-events');
    const [first = ''] = /sec-\w+/.exec(shown) ?? [];
    const removed = await type(replaced(rest.join('\n'), { [EXAMPLE_ID]: id, 'sec-b81n5d0c': first }));
    expect(removed).toContain(`${shownAs(added, 'Secret id')}, made `);
    expect(removed).toContain(`${first} is removed.`);

    expect(await type(replaced(block('keyfob app delete'), { [EXAMPLE_ID]: id }))).toContain('is deleted.');
  });
});
