import { expect, type Page, test } from '@playwright/test';
import { Issuer } from 'openid-client';
import { leave, STEPS } from '../flow.ts';
import { SAME_SITE } from '../sites.ts';

/** What a server keeps of a request: its line, and the session of who sent it. */
interface ServerRequest {
  readonly method: string;
  readonly url: string;
  readonly session: { readonly linkState: string };
}

const get = (req: ServerRequest, _path: 'session.linkState'): string => req.session.linkState;

// What follows is as the documentation prints it, with other addresses and credentials.

const documentedClient = async () => {
  const enodeIssuer = await Issuer.discover(`${SAME_SITE.keyfob}/enode`);
  return new enodeIssuer.Client({
    client_id: 'demo',
    client_secret: 'demo-secret-for-development-only',
    redirect_uris: ['http://localhost:5000/callback'],
    response_types: ['code'],
  });
};

/** The documented call, which states no media type. */
const linkUser = async (accessToken: string | undefined): Promise<string> => {
  const response = await fetch(`${SAME_SITE.keyfob}/enode/users/e2e-${crypto.randomUUID()}/link`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${accessToken}` },
    body: new TextEncoder().encode(`{
      "forceLanguage": "nb-NO",
      "vendor": "Tesla"
    }`),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { linkState: string }).linkState;
};

/** The owner's part, in Norwegian although the browser speaks English. Answers with the request to the callback. */
const ownersPart = async (page: Page, authorizationUrl: string): Promise<string> => {
  await page.route('http://localhost:5000/**', (route) =>
    route.fulfill({ body: 'Back at the application.' }),
  );
  await page.goto(authorizationUrl);
  await expect(page.locator('#continue-button')).toHaveText('Fortsett');
  for (const step of STEPS.filter(({ name }) => name !== 'invitation' && name !== 'brand')) {
    await expect(page.locator(step.control)).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'nb');
    await leave(page, step);
  }
  await page.waitForURL('http://localhost:5000/callback?**');
  const { pathname, search } = new URL(page.url());
  return `${pathname}${search}`;
};

test('the client of Enode’s documentation links a car', async ({ page }) => {
  const client = await documentedClient();
  const clientAccessToken = await client.grant({ grant_type: 'client_credentials' });

  const session = { linkState: await linkUser(clientAccessToken.access_token) };
  const authorizationUrl = client.authorizationUrl({
    scope: 'offline_access all',
    state: session.linkState,
  });
  const req: ServerRequest = { method: 'GET', url: await ownersPart(page, authorizationUrl), session };

  const linkState = get(req, 'session.linkState');
  const params = client.callbackParams(req as unknown as Parameters<typeof client.callbackParams>[0]);
  const tokenSet = await client.oauthCallback('http://localhost:5000/callback', params, { state: linkState });

  expect(tokenSet.refresh_token).toBeTruthy();
  const response = await fetch(
    `${SAME_SITE.keyfob}/enode/vehicles?field[]=information&field[]=chargeState&field[]=location&field[]=odometer`,
    { headers: { Authorization: `Bearer ${tokenSet.access_token}` } },
  );
  expect(await response.json()).toEqual([
    {
      id: expect.any(String),
      information: expect.objectContaining({ brand: 'Tesla', vin: expect.any(String) }),
      chargeState: expect.objectContaining({ batteryLevel: expect.any(Number) }),
      location: expect.objectContaining({ latitude: expect.any(Number) }),
      odometer: expect.objectContaining({ distance: expect.any(Number) }),
    },
  ]);

  const refreshed = await client.refresh(tokenSet);
  expect(refreshed.refresh_token).not.toBe(tokenSet.refresh_token);
});

test('the client is told, in the documented words, of an owner who leaves', async ({ page }) => {
  const client = await documentedClient();
  const { access_token } = await client.grant({ grant_type: 'client_credentials' });
  const state = await linkUser(access_token);
  await page.route('http://localhost:5000/**', (route) =>
    route.fulfill({ body: 'Back at the application.' }),
  );
  await page.goto(client.authorizationUrl({ scope: 'offline_access all', state }));
  await page.locator('#cancel-button').click();
  await page.waitForURL('http://localhost:5000/callback?**');
  const back = client.oauthCallback('http://localhost:5000/callback', client.callbackParams(page.url()), {
    state,
  });
  await expect(back).rejects.toMatchObject({
    error: 'access_denied',
    error_description: 'The resource owner or authorization server denied the request.',
  });
});
