import { expect, type Page } from '@playwright/test';
import { signInAs } from './flow.ts';
import { SAME_SITE } from './sites.ts';

export const CALLBACK = 'https://example.com/callback';

export type Parameters = Readonly<Record<string, string | null>>;

/** A Connect URL that is right, with some parameters set otherwise; `null` leaves one out. */
export const connectUrl = (changes: Parameters = {}, path = 'authorize'): string => {
  const right: Parameters = {
    response_type: 'code',
    client_id: 'demo',
    redirect_uri: CALLBACK,
    scope: 'read_vin read_battery read_odometer',
    ...changes,
  };
  const query = Object.entries(right).filter((pair): pair is [string, string] => pair[1] !== null);
  return `${SAME_SITE.keyfob}/smartcar/oauth/${path}?${new URLSearchParams(query)}`;
};

/** Answers for the application, wherever the owner is sent back to. */
export const waitAtCallback = async (page: Page, pattern = 'https://example.com/**'): Promise<void> => {
  await page.route(pattern, (route) => route.fulfill({ body: 'Back at the application.' }));
};

/** The parameters the owner came back with. */
export const backAt = async (page: Page, callback = CALLBACK): Promise<Record<string, string>> => {
  await page.waitForURL((url) => url.href.startsWith(`${callback}?`));
  return Object.fromEntries(new URL(page.url()).searchParams);
};

/** The controls of the way, by which a page is known. */
export const CONTINUE = '#continue-button';
export const brand = (name = 'TESLA'): string => `.brand-list-item#${name}`;
export const HANDOFF = '#handoff-button';
export const APPROVE = '#approval-button';

/** From the sign-in page of the provider on. */
export const signIn = async (page: Page, username: string): Promise<void> => {
  await expect(page.locator('#sign-in-button')).toBeVisible();
  await signInAs(username)(page);
  await page.locator('#sign-in-button').click();
};

/** From a Connect URL past the sign-in, by the list of brands where there is one. */
export const walk = async (
  page: Page,
  url: string,
  { username = 'one-car@example.com', make = 'TESLA' } = {},
): Promise<void> => {
  await page.goto(url);
  await page.locator(CONTINUE).click();
  const list = page.locator(brand(make));
  const handoff = page.locator(HANDOFF);
  await expect(list.or(handoff)).toBeVisible();
  if (await list.isVisible()) await list.click();
  await handoff.click();
  await signIn(page, username);
};

/** The whole way of an owner who shares. */
export const share = async (
  page: Page,
  url: string,
  options: { username?: string; make?: string } = {},
): Promise<Record<string, string>> => {
  await walk(page, url, options);
  await page.locator(APPROVE).click();
  return backAt(page);
};

const BASIC = `Basic ${btoa('demo:demo-secret-for-development-only')}`;

/** The application takes the code. */
export const exchange = async (code: string | undefined): Promise<Record<string, unknown>> => {
  const response = await fetch(`${SAME_SITE.keyfob}/smartcar/oauth/token`, {
    method: 'POST',
    headers: { Authorization: BASIC },
    body: new URLSearchParams({ grant_type: 'authorization_code', code: code ?? '', redirect_uri: CALLBACK }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
};

/** The ids of the vehicles that a user's token reaches. */
export const vehiclesAt = async (token: unknown): Promise<readonly string[]> => {
  const response = await fetch(`${SAME_SITE.keyfob}/smartcar/v2.0/vehicles`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { vehicles: string[] }).vehicles;
};

/** A session as the application's backend reads it. */
interface ReadSession {
  readonly id: string;
  readonly status: string;
  readonly history: readonly { readonly type: string }[];
  readonly connectedVehicleIds?: readonly string[];
}

const read = async <T>(path: string): Promise<T> => {
  const response = await fetch(`${SAME_SITE.keyfob}${path}`, { headers: { Authorization: BASIC } });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
};

/** The sessions of the owner it gave a label, newest first. */
export const sessionsOf = async (user: string): Promise<readonly ReadSession[]> =>
  (await read<{ data: ReadSession[] }>(`/v1/link-sessions?${new URLSearchParams({ user })}`)).data;

/** The one car that such an owner connected. */
export const vehicleOf = async (user: string): Promise<string> => {
  await expect.poll(async () => (await sessionsOf(user)).length).toBe(1);
  const [session] = await sessionsOf(user);
  const { connectedVehicleIds } = await read<ReadSession>(`/v1/link-sessions/${session?.id}`);
  return connectedVehicleIds?.[0] ?? '';
};
