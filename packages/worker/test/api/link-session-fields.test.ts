import { describe, expect, it } from 'vitest';
import { register, registerPublic } from '../support/applications.ts';
import { challenge, postSession, sessionBody } from '../support/linking.ts';
import { countObjects } from '../support/objects.ts';

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly field?: string;
  readonly requestId: string;
}

const CONTROL = 'a\u0007b';
const INVALID = '422 validation_failed';

/** Field, value, and what the problem says. The problem names the field. */
const WRONG: readonly [string, unknown, string?][] = [
  ['userId', undefined],
  ['userId', ''],
  ['userId', null],
  ['userId', 7],
  ['userId', ['a']],
  ['userId', 'u'.repeat(257)],
  ['userId', CONTROL],
  ['scopes', undefined],
  ['scopes', 'all'],
  ['scopes', []],
  ['scopes', new Array(65).fill('all')],
  ['scopes', ['vehicle:soul'], '400 invalid_scope'],
  ['scopes', ['constructor'], '400 invalid_scope'],
  ['scopes', ['all', ''], '400 invalid_scope'],
  ['scopes', ['offline_access'], '400 invalid_scope'],
  ['requiredScopes', 'all'],
  ['requiredScopes', ['all'], '400 invalid_scope'],
  ['requiredScopes', ['vehicle:soul'], '400 invalid_scope'],
  ['redirectUri', 7],
  ['redirectUri', `https://example.com/${'x'.repeat(2000)}`],
  ['redirectUri', 'https://evil.example/', '400 redirect_uri_not_registered'],
  ['redirectUri', 'http://localhost:5173/return/', '400 redirect_uri_not_registered'],
  ['redirectUri', '', '400 redirect_uri_not_registered'],
  ['state', ''],
  ['state', 's'.repeat(1025)],
  ['state', CONTROL],
  ['state', {}],
  ['codeChallenge', 7],
  ['codeChallenge', 'short', '400 invalid_request'],
  ['codeChallengeMethod', 'plain', '400 code_challenge_required'],
  ['language', 'x'],
  ['language', 'en us'],
  ['language', '../en'],
  ['brand', ''],
  ['brand', CONTROL],
  ['brand', 'horse', '422 brand_unknown'],
  ['brand', 'constructor', '422 brand_unknown'],
  ['country', 'no'],
  ['country', 'NOR'],
  ['selection', 'some'],
  ['userHint', 'h'.repeat(81)],
  ['userHint', CONTROL],
  ['connectedVehicleId', ''],
  ['connectedVehicleId', 'v'.repeat(129)],
  ['connectedVehicleId', 'veh_unknown'],
  ['userid', 'misspelt'],
  ['__proto__x', {}],
];

/** A method without a challenge is a fault of the challenge. */
const BLAMED: Readonly<Record<string, string>> = { codeChallengeMethod: 'codeChallenge' };

const problemOf = async (body: Record<string, unknown>): Promise<Problem> => {
  const response = await postSession(body);
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  return response.json();
};

describe('POST /v1/link-sessions names the field at fault:', () => {
  it.each(WRONG)('%s = %j', async (field, value, refusal = INVALID) => {
    const proof = field === 'codeChallenge' ? { codeChallengeMethod: 'S256' } : {};
    const problem = await problemOf({ ...sessionBody(), ...proof, [field]: value });
    expect(`${problem.status} ${problem.code}`).toBe(refusal);
    expect(problem.field).toBe(BLAMED[field] ?? field);
    expect(problem.type).toMatch(new RegExp(`/errors/${problem.code}$`));
    expect(problem.title).not.toBe('');
    expect(problem.requestId).toMatch(/^[\w-]{12}$/);
  });

  it('a method that is not S256, with a challenge', async () => {
    for (const codeChallengeMethod of ['plain', undefined]) {
      const body = { ...sessionBody(), codeChallenge: await challenge(), codeChallengeMethod };
      expect(await problemOf(body)).toMatchObject({
        code: 'code_challenge_method_unsupported',
        field: 'codeChallengeMethod',
      });
    }
  });

  it('a scope that is wrong within the list', async () => {
    expect(await problemOf({ ...sessionBody(), scopes: ['all', 7] })).toMatchObject({ field: 'scopes.1' });
  });

  it('and makes nothing of a user it refuses', async () => {
    await postSession(sessionBody());
    const before = await countObjects();
    for (const [field, value] of WRONG.filter(([name]) => name !== 'connectedVehicleId'))
      await postSession({ ...sessionBody(), [field]: value });
    expect(await countObjects()).toBe(before);
  });
});

describe('what the application is not registered for:', () => {
  it('a link without a redirect URI', async () => {
    const partner = await register();
    const { redirectUri: _, ...body } = sessionBody();
    expect(await (await postSession(body, partner)).json()).toMatchObject({
      code: 'confirmation_required',
      field: 'redirectUri',
    });
    expect((await postSession(body)).status).toBe(201);
  });

  it('a scope beyond its own', async () => {
    const partner = await register({ scopes: ['vehicle:odometer'] });
    for (const scopes of [['all'], ['vehicle:location'], ['vehicle:odometer', 'offline_access']])
      expect(await (await postSession(sessionBody({ scopes }), partner)).json()).toMatchObject({
        field: 'scopes',
      });
    expect((await postSession(sessionBody({ scopes: ['vehicle:odometer'] }), partner)).status).toBe(201);
  });

  it('leaving PKCE out', async () => {
    const partner = await register({ pkce: 'required' });
    expect(await (await postSession(sessionBody(), partner)).json()).toMatchObject({
      code: 'code_challenge_required',
      field: 'codeChallenge',
    });
  });

  it('being public: its id opens nothing', async () => {
    const basic = `Basic ${btoa(`${await registerPublic()}:x`)}`;
    expect((await postSession(sessionBody(), { id: '', secret: '', basic })).status).toBe(401);
  });

  it('another face', async () => {
    const partner = await register({ faces: ['smartcar'] });
    expect((await postSession(sessionBody(), partner)).status).toBe(403);
  });
});

it.each([
  [
    'the longest of everything',
    { userId: 'u'.repeat(256), state: 's'.repeat(1024), userHint: 'h'.repeat(80) },
  ],
  ['letters of all kinds', { userId: 'Åse/../?&#%00 🚗', state: '"\\<>', userHint: 'An owner 👋' }],
  ['a brand by make and by slug', { brand: 'LAND ROVER' }],
  ['everything it may choose', { language: 'nb-NO', country: 'NO', selection: 'single', brand: 'tesla' }],
])('takes %s', async (_, changes) => {
  expect((await postSession(sessionBody(changes))).status).toBe(201);
});
