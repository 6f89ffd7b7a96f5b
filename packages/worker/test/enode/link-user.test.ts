import { describe, expect, it } from 'vitest';
import { register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { asJson, BASIC, fetchKeyfob } from '../support/keyfob.ts';
import { connectUser } from '../support/linking.ts';
import {
  authUrl,
  bearer,
  clientToken,
  connectAtFace,
  kindOf,
  linkStateFor,
  type Problem,
  postLink,
  problem,
} from './face.ts';

const introOf = async (options: Record<string, unknown>): Promise<string> =>
  (await new Browser().open(authUrl(await linkStateFor(options)))).html;

describe('POST /enode/users/{userId}/link', () => {
  it('answers a linkState and nothing else', async () => {
    const response = await postLink({ forceLanguage: 'nb-NO', vendor: 'Tesla' });
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toEqual({ linkState: expect.stringMatching(/^lnk_[\w-]{58}$/) });
  });

  it('takes every documented option', async () => {
    const response = await postLink({
      forceLanguage: 'nb-NO',
      linkMultiple: true,
      userImage: 'https://app.example/owner.png',
      userName: 'An owner',
      vendor: 'TESLA',
      vendorType: 'vehicle',
      hideBranding: true,
    });
    expect(response.status).toBe(200);
  });

  it.each(['Tesla', 'TESLA', 'tesla', 'tEsLa'])(
    'goes straight to the brand of the vendor %s',
    async (vendor) => {
      const browser = new Browser();
      const intro = await browser.open(authUrl(await linkStateFor({ vendor })));
      const page = await browser.submit(intro, '/open');
      expect(page.url).toMatch(/\/provider$/);
      expect(page.html).toContain('Tesla');
    },
  );

  it('lets the owner choose where no vendor is named', async () => {
    const browser = new Browser();
    const page = await browser.submit(await browser.open(authUrl(await linkStateFor({}))), '/open');
    expect(page.url).toMatch(/\/brand$/);
  });

  it.each([
    [{ forceLanguage: 'nb-NO' }, '<html lang="nb"'],
    [{ forceLanguage: 'en-US' }, '<html lang="en"'],
    [{ userName: 'An owner' }, 'An owner'],
  ])('shows the owner %o', async (options, text) => {
    expect(await introOf(options)).toContain(text);
  });

  it.each([
    ['an unknown vendor', { vendor: 'Trabant' }, 'vendor'],
    ['another kind of hardware', { vendorType: 'charger' }, 'vendorType'],
    ['a language that is none', { forceLanguage: 'norsk!' }, 'forceLanguage'],
    ['a field there is not', { vendr: 'Tesla' }, 'vendr'],
    ['a yes that is a word', { linkMultiple: 'true' }, 'linkMultiple'],
    ['a trailing comma', '{ "forceLanguage": "nb-NO", "vendor": "Tesla", }', 'JSON'],
    ['a list', '[]', 'object'],
  ])('refuses %s', async (_, options, named) => {
    const response = await postLink(options);
    expect(kindOf(response)).toBe(problem(400));
    const body = await response.json<Problem>();
    expect(body).toEqual({
      type: 'https://docs.enode.io/problems/payload-validation-error',
      title: 'Payload validation failed',
      detail: expect.stringContaining(named),
    });
  });

  it('refuses a vendor that none of the application’s providers reaches', async () => {
    const partner = await register({ mode: 'live', providers: ['smartcar'] });
    const response = await postLink({ vendor: 'Tesla' }, { token: await clientToken(partner) });
    expect(kindOf(response)).toBe(problem(400));
  });

  it('refuses a body that says it is a form', async () => {
    const response = await fetchKeyfob('/enode/users/some-user/link', {
      method: 'POST',
      headers: bearer(await clientToken()),
      body: new URLSearchParams({ vendor: 'Tesla' }),
    });
    expect(kindOf(response)).toBe(problem(400));
  });

  it('takes a body with its media type stated', async () => {
    const headers = bearer(await clientToken());
    expect(
      (await fetchKeyfob('/enode/users/some-user/link', asJson({ vendor: 'Tesla' }, headers))).status,
    ).toBe(200);
  });

  it.each([
    ['no token', async () => ({})],
    ['the core face’s client token', async () => bearer(await clientToken(undefined, '/oauth/token'))],
    ['a user’s token of this face', async () => bearer((await connectAtFace()).tokens.access_token)],
    ['the client’s secret', async () => ({ Authorization: BASIC })],
    ['a token of nobody’s', async () => bearer('eyJhbGciOiJub25lIn0.e30.')],
  ])('refuses %s', async (_, headers) => {
    const response = await fetchKeyfob('/enode/users/some-user/link', asJson({}, await headers()));
    expect(kindOf(response)).toBe(problem(401));
    expect(response.headers.get('WWW-Authenticate')).toContain('Bearer');
  });

  it('is one vehicle of one user with the core face: relinking keeps the id', async () => {
    const core = await connectUser();
    const { userId } = core;
    const face = await connectAtFace({ userId });
    const response = await fetchKeyfob('/enode/vehicles', { headers: bearer(face.tokens.access_token) });
    const list = await response.json<{ id: string }[]>();
    expect(list.map(({ id }) => id).sort()).toEqual([...core.vehicleIds].sort());
  });
});
