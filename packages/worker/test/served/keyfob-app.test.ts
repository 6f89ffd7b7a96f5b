import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { deployed, type Ended, shownAs, typeKeyfob } from './deployed.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

const keyfob = deployed();

const app = (...args: string[]): Promise<Ended> => typeKeyfob(['app', ...args, '--url', keyfob.url().href]);

const said = async (ended: Promise<Ended>): Promise<string> => {
  const { code, out, error } = await ended;
  if (code !== 0) throw new Error(`${code}: ${error}`);
  return out;
};

const jsonOf = async <T>(...args: string[]): Promise<T> => JSON.parse(await said(app(...args, '--json')));

const tokenStatus = async (id: string, secret: string): Promise<number> => {
  const answer = await fetch(new URL('/oauth/token', keyfob.url()), {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
    headers: { Authorization: `Basic ${btoa(`${id}:${secret}`)}` },
  });
  return answer.status;
};

/** What a newcomer types, but for the name. */
const CREATE = ['create', '--name', 'Example partner', '--scopes', 'vehicle:charge_state,offline_access'];
const REDIRECT = ['--redirect-uris', 'http://localhost:3000/callback'];

const created = async (): Promise<{ id: string; secret: string }> => {
  const out = await said(app(...CREATE, ...REDIRECT));
  return { id: shownAs(out, 'Client id'), secret: shownAs(out, 'Client secret') };
};

interface Shown {
  readonly redirectUris: readonly string[];
  readonly webOrigins: readonly string[];
  readonly webhookUrls: readonly string[];
  readonly name: string;
  readonly logoUrl: string | null;
  readonly version: number;
  readonly secrets: readonly { readonly id: string }[];
}

/** The same Keyfob at another address, where something happens between a command's first look and its change. */
const meanwhile = async <T>(
  happen: () => Promise<unknown>,
  during: (at: string) => Promise<T>,
): Promise<T> => {
  let first = true;
  const between = createServer(async (request, response) => {
    if (request.method === 'PATCH' && first) {
      first = false;
      await happen();
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { host: _, connection: __, 'transfer-encoding': ___, ...headers } = request.headers;
    const answer = await fetch(new URL(request.url ?? '', keyfob.url()), {
      method: request.method ?? '',
      headers: headers as Record<string, string>,
      ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
    });
    response.writeHead(answer.status, { ETag: answer.headers.get('ETag') ?? '' }).end(await answer.text());
  });
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
  try {
    return await during(`http://127.0.0.1:${(between.address() as AddressInfo).port}`);
  } finally {
    between.close();
  }
};

describe('a change that is overtaken', () => {
  const KEPT = 'https://partner.example.com/kept';
  const REMOVED = 'https://partner.example.com/removed';
  const removal = async (...args: string[]): Promise<{ ended: Ended; after: Shown }> => {
    const id = shownAs(await said(app(...CREATE, '--redirect-uris', `${KEPT},${REMOVED}`)), 'Client id');
    const [command = '', ...rest] = args;
    const ended = await meanwhile(
      () => said(app('remove-redirect-uri', id, REMOVED)),
      (at) => typeKeyfob(['app', command, id, ...rest, '--url', at]),
    );
    return { ended, after: await jsonOf<Shown>('show', id) };
  };

  test('is not made where a typed list would bring back what somebody has removed', async () => {
    const { ended, after } = await removal('update', '--redirect-uris', `${KEPT},${REMOVED}`);
    expect([ended.code, ended.out]).toEqual([1, '']);
    expect(ended.error).toMatch(/^Somebody changed app-\S+ at the same time, so nothing was done: [^\n]*\n$/);
    expect(after.redirectUris).toEqual([KEPT]);
  });

  test('is made again on what stands then, entry by entry or of what is no list', async () => {
    const added = await removal('add-redirect-uri', 'https://partner.example.com/added');
    expect([added.ended.code, added.after.redirectUris]).toEqual([
      0,
      [KEPT, 'https://partner.example.com/added'],
    ]);
    const renamed = await removal('update', '--name', 'Renamed');
    expect([renamed.ended.code, renamed.after.name, renamed.after.redirectUris]).toEqual([
      0,
      'Renamed',
      [KEPT],
    ]);
  });
});

describe('an operator with the README', () => {
  test('registers an application, changes its secret, and deletes it', async () => {
    const { id, secret } = await created();
    expect(id).toMatch(/^app(-\w{4}){4}$/);
    expect(await tokenStatus(id, secret)).toBe(200);
    expect(await said(app('list'))).toMatch(new RegExp(`^${id} +simulated +Example partner$`, 'm'));
    const first = (await jsonOf<Shown>('show', id)).secrets[0]?.id ?? '';
    expect(await said(app('show', id))).not.toContain(secret);

    const added = await said(app('add-secret', id));
    const second = shownAs(added, 'Client secret');
    expect(await tokenStatus(id, second)).toBe(200);
    expect(await said(app('remove-secret', id, first))).toContain(`${first} is removed.`);
    expect([await tokenStatus(id, secret), await tokenStatus(id, second)]).toEqual([401, 200]);

    const unsure = await app('delete', id);
    expect([unsure.code, unsure.error]).toEqual([
      2,
      `Deleting is for good. Say --confirm ${id} if you mean it. Try --help.\n`,
    ]);
    expect(await said(app('delete', id, '--confirm', id))).toContain(`${id} is deleted.`);
    expect(await tokenStatus(id, second)).toBe(401);
    expect(await said(app('list'))).not.toContain(id);
    const gone = await app('show', id);
    expect([gone.code, gone.out]).toEqual([1, '']);
  });

  test('changes what is named, lists entry by entry or whole', async () => {
    const { id } = await created();
    await said(app('add-redirect-uri', id, 'https://partner.example.com/callback'));
    await said(app('remove-redirect-uri', id, 'http://localhost:3000/callback'));
    await said(
      app(
        'update',
        id,
        '--web-origins',
        'https://a.example, https://b.example',
        '--logo-url',
        'https://a.example/logo.svg',
      ),
    );
    expect(await jsonOf<Shown>('show', id)).toMatchObject({
      redirectUris: ['https://partner.example.com/callback'],
      webOrigins: ['https://a.example', 'https://b.example'],
      logoUrl: 'https://a.example/logo.svg',
      version: 4,
    });
    await said(app('update', id, '--web-origins', '', '--logo-url', 'none'));
    expect(await jsonOf<Shown>('show', id)).toMatchObject({ webOrigins: [], logoUrl: null });
    expect((await app('remove-redirect-uri', id, 'https://nowhere.example/')).code).toBe(2);
  });

  test('types addresses with commas in them one by one', async () => {
    const out = await said(
      app(
        ...[...CREATE, '--redirect-uris', 'https://a.example/1, https://a.example/2'],
        ...['--redirect-uri', 'https://a.example/3?of=1,2', '--redirect-uri', 'https://a.example/4,'],
        ...['--webhook-url', 'https://a.example/hook?of=1,2'],
      ),
    );
    const shown = await jsonOf<Shown>('show', shownAs(out, 'Client id'));
    expect([shown.redirectUris, shown.webhookUrls]).toEqual([
      ['https://a.example/1', 'https://a.example/2', 'https://a.example/3?of=1,2', 'https://a.example/4,'],
      ['https://a.example/hook?of=1,2'],
    ]);
    expect(shownAs(out, 'Webhook')).toBe('https://a.example/hook?of=1,2,');
    expect(shownAs(out, 'Webhook secret')).toMatch(/^whsec_.{20}/);
  });

  test('adds eight addresses from eight terminals, and none is lost', async () => {
    const { id } = await created();
    const uris = Array.from({ length: 8 }, (_, index) => `https://partner.example.com/${index}`);
    const ended = await Promise.all(uris.map((uri) => app('add-redirect-uri', id, uri)));
    const stuck = ended.filter(({ code }) => code !== 0);
    const { redirectUris } = await jsonOf<Shown>('show', id);
    // Whoever was overtaken more often than it tries says so.
    expect(redirectUris).toHaveLength(9 - stuck.length);
    for (const { error } of stuck) expect(error).toContain('Read it again.');
    expect(stuck.length).toBeLessThan(4);
  });

  test('is told in a sentence what is wrong, and by which exit code', async () => {
    const { id } = await created();
    const rows: readonly (readonly [args: string[], code: number, sentence: string])[] = [
      [[...CREATE], 1, 'redirectUris: A field of the request does not have the expected form.'],
      [[...CREATE, '--redirect-uris', 'http://a.example/'], 1, 'redirectUris.0: '],
      [['create', '--name', 'x'], 1, 'scopes: '],
      [['show', 'nobody'], 1, 'There is nothing at this address, or it is not yours.'],
      [['add-secret', 'nobody'], 1, 'There is nothing at this address'],
      [['update', id], 2, 'Nothing was named to change.'],
      [['update', id, '--mode', 'live'], 2, "Unknown option '--mode'"],
      [['update', id, '--jwks', '/nowhere.json'], 2, '--jwks: /nowhere.json is not a file of JSON.'],
      [['show'], 2, 'This command is about <clientId>.'],
      [['list', 'x'], 2, 'This command takes flags only.'],
      [['fly'], 2, 'There is no "app fly".'],
      [['toString'], 2, 'There is no "app toString".'],
    ];
    for (const [args, code, sentence] of rows) {
      const ended = await app(...args);
      expect([args, ended.code, ended.out]).toEqual([args, code, '']);
      expect(ended.error).toContain(sentence);
      expect(ended.error.trim()).not.toMatch(/\n| {4}at /);
    }
  });

  test('needs the key, and sends it nowhere it could be read', async () => {
    const wrong = await typeKeyfob(['app', 'list', '--url', keyfob.url().href], {
      KEYFOB_OPERATOR_KEY: 'L'.repeat(43),
    });
    expect([wrong.code, wrong.error]).toEqual([1, expect.stringContaining('operator’s key')]);
    const open = await typeKeyfob(['app', 'list', '--url', 'http://keyfob.example.com']);
    expect([open.code, open.error]).toEqual([1, expect.stringContaining('https only')]);
    const none = await typeKeyfob(['app', 'list', '--url', 'https://keyfob.example.com'], {
      KEYFOB_OPERATOR_KEY: null,
    });
    expect([none.code, none.error]).toEqual([1, 'Set KEYFOB_OPERATOR_KEY to the operator’s key.\n']);
    const nobody = await typeKeyfob(['app', 'list', '--url', 'http://localhost:9']);
    expect([nobody.code, nobody.error]).toEqual([1, 'Nothing answers at http://localhost:9.\n']);
  });

  test.each([
    ['create', '--redirect-uris URI,URI'],
    ['create', 'Lists are split at commas.'],
    ['list', '--json'],
    ['show', '--url URL'],
    ['update', '--logo-url URL'],
    ['add-redirect-uri', '<uri>'],
    ['remove-redirect-uri', '<uri>'],
    ['add-secret', 'roll out'],
    ['remove-secret', '<secretId>'],
    ['delete', '--confirm clientId'],
  ])('reads the help of %s without any Keyfob', async (command, what) => {
    const { code, out } = await typeKeyfob(['app', command, '--help'], { KEYFOB_OPERATOR_KEY: null });
    expect([code, out]).toEqual([0, expect.stringContaining(what)]);
  });
});
