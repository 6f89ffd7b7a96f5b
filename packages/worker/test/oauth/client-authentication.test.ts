import { describe, expect, it } from 'vitest';
import { basicOf, demo, publish, register, registerPublic, registrationOf } from '../support/applications.ts';
import { asForm, fetchKeyfob } from '../support/keyfob.ts';
import {
  codeForm,
  type Form,
  linkUser,
  postSession,
  postToken,
  refusalOf,
  sessionBody,
  tokensOf,
} from '../support/linking.ts';

const CREDENTIALS: Form = { grant_type: 'client_credentials' };
const SECRET: Form = { client_id: demo.id, client_secret: demo.secret };

const RIGHT: readonly [string, Form, string | null][] = [
  ['client_secret_basic', {}, demo.basic],
  ['client_secret_basic in lower case', {}, demo.basic.replace('Basic', 'basic')],
  ['client_secret_basic with its client_id', { client_id: demo.id }, demo.basic],
  ['client_secret_post', SECRET, null],
];

const UNKNOWN = '401 invalid_client';
const TWO_WAYS = '400 invalid_request';

const WRONG: readonly [string, Form, string | null, string][] = [
  ['nothing', {}, null, UNKNOWN],
  ['an id alone, of a confidential client', { client_id: demo.id }, null, UNKNOWN],
  ['an empty secret', { client_id: demo.id, client_secret: '' }, null, UNKNOWN],
  ['a wrong secret', { client_id: demo.id, client_secret: 'wrong' }, null, UNKNOWN],
  ['the secret of nobody', { client_id: 'nobody', client_secret: demo.secret }, null, UNKNOWN],
  ['a wrong Basic secret', {}, basicOf(demo.id, 'wrong'), UNKNOWN],
  ['an unknown Basic client', {}, basicOf('nobody', demo.secret), UNKNOWN],
  ['Basic without a colon', {}, `Basic ${btoa('demo')}`, UNKNOWN],
  ['Basic without an id', {}, `Basic ${btoa(`:${demo.secret}`)}`, UNKNOWN],
  ['Basic without a secret', {}, `Basic ${btoa('demo:')}`, UNKNOWN],
  ['Basic that is not base64', {}, 'Basic %%%', UNKNOWN],
  ['Basic of broken base64', {}, 'Basic abcde', UNKNOWN],
  ['Basic of a broken escape', {}, `Basic ${btoa('demo:%E0%A4%A')}`, UNKNOWN],
  ['Basic of bytes', {}, `Basic ${btoa('\xff\xfe:\x00')}`, UNKNOWN],
  ['Basic with nothing', {}, 'Basic', UNKNOWN],
  ['another scheme', {}, 'Digest username="demo"', UNKNOWN],
  ['a bearer token', {}, 'Bearer abc', UNKNOWN],
  ['both ways at once', SECRET, demo.basic, TWO_WAYS],
  ['both ways, one of them wrong', { ...SECRET, client_secret: 'wrong' }, demo.basic, TWO_WAYS],
  ['two different clients', { client_id: 'other' }, demo.basic, TWO_WAYS],
];

describe('a client', () => {
  it.each(RIGHT)('is known by %s', async (_, form, header) => {
    expect(await tokensOf(await postToken({ ...CREDENTIALS, ...form }, header))).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
    });
  });

  it.each(WRONG)('is not known by %s', async (_, form, header, refusal) => {
    const response = await postToken({ ...CREDENTIALS, ...form }, header);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    if (refusal === UNKNOWN) expect(response.headers.get('WWW-Authenticate')).toMatch(/^Basic realm=/);
    expect(await refusalOf(response)).toBe(refusal);
  });

  it('is told nothing about which half was wrong', async () => {
    const bodies = await Promise.all(
      [basicOf('nobody', demo.secret), basicOf(demo.id, 'wrong')].map(async (header) =>
        (await postToken(CREDENTIALS, header)).text(),
      ),
    );
    expect(bodies[0]).toBe(bodies[1]);
  });

  it('form-encodes what has a colon, a plus or a letter of its own (RFC 6749 §2.3.1)', async () => {
    const [id, secret] = ['https://app.example:8443/client', 'a:b+c d%20/é€'];
    await publish(await registrationOf(id, secret));
    await tokensOf(await postToken(CREDENTIALS, basicOf(id, secret)));
  });

  it('may have two secrets at once', async () => {
    const one = await registrationOf('two-secrets', 'first');
    const two = await registrationOf('two-secrets', 'second');
    await publish({ ...one, secrets: [...one.secrets, ...two.secrets] });
    for (const secret of ['first', 'second'])
      await tokensOf(await postToken(CREDENTIALS, basicOf('two-secrets', secret)));
    expect(await refusalOf(await postToken(CREDENTIALS, basicOf('two-secrets', 'third')))).toBe(UNKNOWN);
  });

  it('without a secret has no credentials, and no other way in', async () => {
    const client_id = await registerPublic();
    expect(await refusalOf(await postToken({ ...CREDENTIALS, client_id }, null))).toBe(
      '400 unauthorized_client',
    );
    for (const client_secret of ['x', demo.secret])
      expect(await refusalOf(await postToken({ ...CREDENTIALS, client_id, client_secret }, null))).toBe(
        UNKNOWN,
      );
    const header = `Basic ${btoa(`${client_id}:`)}`;
    expect((await postSession(sessionBody(), { id: client_id, secret: '', basic: header })).status).toBe(401);
  });

  it('of another face is turned away before its code is looked at', async () => {
    const { basic } = await register({ faces: ['smartcar'] });
    const { code } = await linkUser();
    expect(await refusalOf(await postToken(codeForm(code), basic))).toBe('400 unauthorized_client');
    await tokensOf(await postToken(codeForm(code)));
  });
});

describe('the application’s own token', () => {
  it('opens sessions at the API and reads no vehicle', async () => {
    const { access_token } = await tokensOf(await postToken(CREDENTIALS));
    const bearer = { ...demo, basic: `Bearer ${access_token}` };
    expect((await postSession(sessionBody(), bearer)).status).toBe(201);
    const read = await fetchKeyfob('/v1/connected-vehicles/veh_x/data', {
      headers: { Authorization: bearer.basic },
    });
    expect(read.status).toBe(401);
  });

  it('takes no scope', async () => {
    expect(await refusalOf(await postToken({ ...CREDENTIALS, scope: 'all' }))).toBe('400 invalid_scope');
  });
});

describe('the token endpoint', () => {
  it.each([
    ['no grant type', {}, '400 invalid_request'],
    ['an empty grant type', { grant_type: '' }, '400 invalid_request'],
    ['an unknown grant type', { grant_type: 'magic' }, '400 unsupported_grant_type'],
    ['a grant type of the object prototype', { grant_type: 'constructor' }, '400 unsupported_grant_type'],
  ])('refuses %s', async (_, form, refusal) => {
    expect(await refusalOf(await postToken(form as Form))).toBe(refusal);
  });

  it.each(['grant_type', 'client_id', 'code', 'anything'])('refuses %s twice', async (name) => {
    const body = `grant_type=client_credentials&${name}=a&${name}=a`;
    const response = await fetchKeyfob('/oauth/token', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Authorization: demo.basic },
    });
    expect(await refusalOf(response)).toBe('400 invalid_request');
  });

  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', ''])(
    'reads no body of type "%s"',
    async (type) => {
      const response = await fetchKeyfob('/oauth/token', {
        method: 'POST',
        body: 'grant_type=client_credentials',
        headers: { 'Content-Type': type, Authorization: demo.basic },
      });
      expect(await refusalOf(response)).toBe('415 invalid_request');
    },
  );

  it('reads no body of more than 64 KiB', async () => {
    const form = asForm({ ...CREDENTIALS, padding: 'x'.repeat(65 * 1024) }, { Authorization: demo.basic });
    expect(await refusalOf(await fetchKeyfob('/oauth/token', form))).toBe('413 invalid_request');
  });
});
