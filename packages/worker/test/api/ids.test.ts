import { describe, expect, it } from 'vitest';
import { base64url, randomBytes } from '../../src/crypto/bytes.ts';
import { type HandleKind, mintHandle } from '../../src/crypto/handle.ts';
import { config, demo, type Partner, register } from '../support/applications.ts';
import { asJson, fetchKeyfob } from '../support/keyfob.ts';
import { type Connected, connectUser, linkUser, readData } from '../support/linking.ts';
import { countObjects } from '../support/objects.ts';

interface Route {
  readonly name: string;
  readonly kind: HandleKind;
  readonly own: (user: Connected) => string;
  readonly call: (id: string, user: Connected, partner: Partner) => Promise<Response>;
}

const as = ({ basic }: Partner) => ({ Authorization: basic });

const ROUTES: readonly Route[] = [
  {
    name: 'GET /v1/link-sessions/{id}',
    kind: 'linkSession',
    own: ({ session }) => session.id,
    call: (id, _, partner) => fetchKeyfob(`/v1/link-sessions/${id}`, { headers: as(partner) }),
  },
  {
    name: 'POST /v1/link-sessions/{id}/complete',
    kind: 'linkSession',
    own: ({ session }) => session.id,
    call: (id, _, partner) => fetchKeyfob(`/v1/link-sessions/${id}/complete`, asJson({}, as(partner))),
  },
  {
    name: 'POST /v1/link-sessions/{id}/cancel',
    kind: 'linkSession',
    own: ({ session }) => session.id,
    call: (id, _, partner) =>
      fetchKeyfob(`/v1/link-sessions/${id}/cancel`, { method: 'POST', headers: as(partner) }),
  },
  {
    name: 'GET /v1/connected-vehicles/{id}',
    kind: 'connectedVehicle',
    own: ({ vehicleIds }) => vehicleIds[0] ?? '',
    call: (id, _, partner) => fetchKeyfob(`/v1/connected-vehicles/${id}`, { headers: as(partner) }),
  },
  {
    name: 'DELETE /v1/connected-vehicles/{id}',
    kind: 'connectedVehicle',
    own: ({ vehicleIds }) => vehicleIds[0] ?? '',
    call: (id, _, partner) =>
      fetchKeyfob(`/v1/connected-vehicles/${id}`, { method: 'DELETE', headers: as(partner) }),
  },
  {
    name: 'GET /v1/connected-vehicles/{id}/data',
    kind: 'connectedVehicle',
    own: ({ vehicleIds }) => vehicleIds[0] ?? '',
    call: (id, { tokens }) => readData(id, tokens.access_token),
  },
  {
    name: 'GET /link/{link}',
    kind: 'link',
    own: ({ session }) => session.url.split('/').at(-1) ?? '',
    call: (id) => fetchKeyfob(`/link/${id}`),
  },
];

const flip = (text: string, at: number): string => {
  const index = at < 0 ? text.length + at : at;
  return `${text.slice(0, index)}${text[index] === 'A' ? 'B' : 'A'}${text.slice(index + 1)}`;
};

const otherIdOf = (own: string, { session, vehicleIds }: Connected): string =>
  own.startsWith('les') ? (vehicleIds[0] ?? '') : session.id;

/** What an attacker makes of an id they have. Each is refused by its proof alone. */
const FORGERIES: readonly [string, (own: string, user: Connected) => string][] = [
  ['another last letter', (own) => flip(own, -1)],
  ['another letter in the proof', (own) => flip(own, -10)],
  ['another random part', (own) => flip(own, 30)],
  ['another object', (own) => flip(own, 8)],
  ['another jurisdiction', (own) => `${own.slice(0, 4)}AQ${own.slice(6)}`],
  ['its beginning', (own) => own.slice(0, -1)],
  ['a letter more', (own) => `${own}A`],
  ['another kind', (own) => `gra_${own.slice(4)}`],
  ['another known kind', (own) => `${own.startsWith('veh') ? 'les' : 'veh'}_${own.slice(4)}`],
  ['what follows the kind in another id', (own, user) => own.slice(0, 4) + otherIdOf(own, user).slice(4)],
  ['no kind', (own) => own.slice(4)],
  ['another case', (own) => own.toUpperCase()],
  ['padding', (own) => `${own}=`],
  ['only a kind', (own) => own.slice(0, 4)],
  ['nonsense', () => 'nonsense'],
  ['an escape of an escape', () => '%252e'],
  ['bytes', () => '%00%ff%fe'],
  ['a name of the object prototype', () => '__proto__'],
  ['very long', (own) => own.repeat(60)],
];

/** Without what differs from request to request. */
const answerOf = async (response: Response): Promise<string> => {
  const text = await response.text();
  if (!text.startsWith('{')) return `${response.status} page`;
  const { requestId: _, ...problem } = JSON.parse(text);
  return `${response.status} ${JSON.stringify(problem)}`;
};

const unknownOf = async (kind: HandleKind): Promise<string> =>
  mintHandle((await config()).routing, kind, {
    jurisdiction: 'unrestricted',
    name: base64url(randomBytes(16)),
  });

describe.each(ROUTES)('$name', ({ kind, own, call }) => {
  it('answers a forged id as it answers an unknown one, and touches no object', async () => {
    const user = await connectUser();
    const unknown = await answerOf(await call(await unknownOf(kind), user, demo));
    expect(unknown).toMatch(/^404 /);
    const before = await countObjects();
    for (const [name, forge] of FORGERIES)
      expect(await answerOf(await call(forge(own(user), user), user, demo)), name).toBe(unknown);
    expect(await countObjects()).toBe(before);
  });

  it('writes nothing for an id that is right and unknown', async () => {
    const user = await connectUser();
    const id = await unknownOf(kind);
    const first = await answerOf(await call(id, user, demo));
    expect(await answerOf(await call(id, user, demo))).toBe(first);
  });
});

it('counting objects sees one that is touched', async () => {
  const before = await countObjects();
  await fetchKeyfob(`/link/${await unknownOf('link')}`);
  expect(await countObjects()).toBe(before + 1);
});

describe('another application', () => {
  it.each(ROUTES.filter(({ name }) => name.includes('/v1/') && !name.endsWith('data')))(
    'finds nothing at $name',
    async ({ kind, own, call }) => {
      const [user, partner] = [await connectUser(), await register()];
      const unknown = await answerOf(await call(await unknownOf(kind), user, partner));
      expect(await answerOf(await call(own(user), user, partner))).toBe(unknown);
      expect((await readData(user.vehicleIds[0], user.tokens.access_token)).status).toBe(200);
    },
  );

  it('finds no vehicle of a user with the same name, and deletes none', async () => {
    const { userId, vehicleIds, tokens } = await connectUser();
    const partner = await register();
    const list = await fetchKeyfob(`/v1/users/${userId}/connected-vehicles`, { headers: as(partner) });
    expect(await list.json()).toEqual({ data: [] });
    await fetchKeyfob(`/v1/users/${userId}`, { method: 'DELETE', headers: as(partner) });
    expect((await readData(vehicleIds[0], tokens.access_token)).status).toBe(200);
  });

  it('cannot complete a session with its code', async () => {
    const [{ session, code }, partner] = [await linkUser(), await register()];
    const response = await fetchKeyfob(
      `/v1/link-sessions/${session.id}/complete`,
      asJson({ code }, as(partner)),
    );
    expect(response.status).toBe(404);
  });

  it('and the user’s own token of another grant read no vehicle of somebody else', async () => {
    const [one, other] = [await connectUser(), await connectUser()];
    expect((await readData(one.vehicleIds[0], other.tokens.access_token)).status).toBe(404);
  });
});
