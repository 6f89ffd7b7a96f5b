import { expect, type Page, test } from '@playwright/test';
import { Client, cacheExchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { GraphQLClient, gql } from 'graphql-request';
import { createClient } from 'graphql-ws';
import { complaintsOf, connectAwaited } from '../flow.ts';
import { SAME_SITE } from '../sites.ts';

const ENDPOINT = `${SAME_SITE.keyfob}/graphql`;
const SUBSCRIPTIONS = `${SAME_SITE.keyfob.replace('http', 'ws')}/subscription`;

/** Where the demo application's owners go back to, if it names nothing else. */
const RETURN = 'http://localhost:5173/return';

interface ConnectedVehicle {
  readonly id: string;
  readonly status: string;
  readonly authorization_url: string | null;
  readonly provider: string;
  readonly scope: readonly string[] | null;
  readonly label: string | null;
  readonly vin: string | null;
}

/** What an application of this face sends with everything. */
const headersOf = async (sub: string): Promise<Record<string, string>> => {
  const token = await fetch(`${SAME_SITE.keyfob}/dev/user-token?sub=${sub}`);
  return { 'x-client-id': 'demo', 'x-app-id': 'demo', Authorization: `Bearer ${await token.text()}` };
};

// The operations that the documentation tells a newcomer of, in its order.

const VEHICLES = gql`
  query vehicles {
    vehicleList(search: "Tesla Model 3", filter: { connect: { providers: [Enode] } }, size: 1) {
      id
      naming { make model version }
      connect { providers provider }
    }
  }
`;

const CREATE = gql`
  mutation createConnectedVehicle($vehicle: ID!) {
    createConnectedVehicle(
      input: { vehicle_id: $vehicle, provider: Enode, label: "Mine", options: { redirect_uri: "http://localhost:5173/return" } }
    ) {
      id
      status
      authorization_url
      vehicle_id
      provider
      scope
      label
      vin
    }
  }
`;

const AUTHORIZE = gql`
  mutation authorizeConnectedVehicle($id: ID!) {
    authorizeConnectedVehicle(input: { id: $id, options: {} }) {
      id
      vehicle_id
      status
      provider
      scope
      label
      vin
    }
  }
`;

const DATA = gql`
  query connectedVehicleData($id: ID!) {
    connectedVehicleData(id: $id) {
      battery { percentage range capacity date }
      charge { is_plugged_in is_charging minutes_till_charged }
      location { type geometry { type coordinates } properties { date } }
      odometer { distance date }
    }
  }
`;

const REMOVE = gql`
  mutation removeConnectedVehicle($id: ID!) {
    removeConnectedVehicle(input: { id: $id }) { id status }
  }
`;

const FOLLOW = gql`
  subscription connectedVehicle($id: ID!) {
    connectedVehicle(id: $id) { id status authorization_url provider scope label vin }
  }
`;

/** The owner's part, in a real browser. */
const ownersPart = async (page: Page, url: string | null): Promise<URL> => {
  await page.route('http://localhost:5173/**', (route) =>
    route.fulfill({ body: 'Back at the application.' }),
  );
  await connectAwaited(page, url ?? '');
  await page.waitForURL(`${RETURN}?**`);
  return new URL(page.url());
};

/** The live updates of a vehicle, held by the client that the documentation names. */
const follow = (headers: Record<string, string>, id: string) => {
  const heard: ConnectedVehicle[] = [];
  const client = createClient({ url: SUBSCRIPTIONS, connectionParams: headers, retryAttempts: 0 });
  const ended = new Promise((resolve, reject) => {
    client.subscribe<{ connectedVehicle: ConnectedVehicle }>(
      { query: FOLLOW, variables: { id } },
      {
        next: ({ data }) => {
          if (data) heard.push(data.connectedVehicle);
        },
        error: reject,
        complete: () => resolve(null),
      },
    );
  });
  const hears = (what: Partial<ConnectedVehicle>) =>
    expect.poll(() => heard, { timeout: 20_000 }).toContainEqual(expect.objectContaining(what));
  return { heard, ended, hears };
};

/** Longer than an object that nobody calls is kept awake. */
const UNTIL_ASLEEP = 15_000;

test('graphql-request connects a vehicle, and graphql-ws holds its updates from the first to the last', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const headers = await headersOf(`e2e-${crypto.randomUUID()}`);
  const client = new GraphQLClient(ENDPOINT, { headers });

  const { vehicleList } = await client.request<{
    vehicleList: { id: string; connect: { providers: string[] } }[];
  }>(VEHICLES);
  expect(vehicleList[0]?.connect.providers).toContain('Enode');
  const { createConnectedVehicle: made } = await client.request<Record<string, ConnectedVehicle>>(CREATE, {
    vehicle: vehicleList[0]?.id,
  });
  expect(made).toMatchObject({
    status: 'pending_authorization',
    provider: 'Enode',
    label: 'Mine',
    vin: null,
  });
  const id = made?.id ?? '';

  const updates = follow(headers, id);
  await updates.hears({ status: 'pending_authorization' });
  await expect(client.request(AUTHORIZE, { id })).rejects.toMatchObject({
    response: { status: 200, errors: [{ extensions: { code: 'CONNECTED_VEHICLE_FORBIDDEN' } }] },
  });
  await page.waitForTimeout(UNTIL_ASLEEP);
  const back = await ownersPart(page, made?.authorization_url ?? null);
  expect(back.searchParams.get('code')).toBeTruthy();

  const { authorizeConnectedVehicle: authorized } = await client.request<Record<string, ConnectedVehicle>>(
    AUTHORIZE,
    { id },
  );
  expect(authorized).toMatchObject({
    status: 'authorized',
    scope: ['location', 'charge_state', 'odometer'],
    vin: expect.stringMatching(/^[A-HJ-NPR-Z0-9]{17}$/),
  });
  await updates.hears({ status: 'authorized', vin: authorized?.vin ?? '' });

  const { connectedVehicleData } = await client.request<Record<string, object>>(DATA, { id });
  expect(connectedVehicleData).toMatchObject({
    battery: { percentage: expect.any(Number) },
    location: { type: 'Feature', geometry: { type: 'Point' } },
    odometer: { distance: expect.any(Number) },
  });

  await page.waitForTimeout(UNTIL_ASLEEP);
  const { removeConnectedVehicle: leaving } = await client.request<Record<string, ConnectedVehicle>>(REMOVE, {
    id,
  });
  expect(leaving?.status).toBe('pending_removal');
  await updates.hears({ status: 'pending_removal' });
  await updates.hears({ status: 'removed' });
  expect(await updates.ended).toBeNull();
});

test('urql connects a vehicle and hears of it', async ({ page }) => {
  const headers = await headersOf(`e2e-${crypto.randomUUID()}`);
  const sockets = createClient({ url: SUBSCRIPTIONS, connectionParams: headers });
  const client = new Client({
    url: ENDPOINT,
    fetchOptions: { headers },
    preferGetMethod: 'within-url-limit',
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: sockets.subscribe(
              { query: query ?? '', variables: variables ?? null },
              {
                next: ({ data, errors }) =>
                  sink.next({ data: data ?? null, ...(errors ? { errors: [...errors] } : {}) }),
                error: (error) => sink.error(error),
                complete: () => sink.complete(),
              },
            ),
          }),
        }),
      }),
    ],
  });

  const found = await client.query(VEHICLES, {}).toPromise();
  expect(found.error).toBeUndefined();
  const vehicle: string = found.data.vehicleList[0].id;
  const made: ConnectedVehicle = (await client.mutation(CREATE, { vehicle }).toPromise()).data
    .createConnectedVehicle;
  const heard: string[] = [];
  client
    .subscription<{ connectedVehicle: ConnectedVehicle }>(FOLLOW, { id: made.id })
    .subscribe(({ data }) => {
      if (data) heard.push(data.connectedVehicle.status);
    });
  await expect.poll(() => heard).toContain('pending_authorization');

  const early = await client.mutation(AUTHORIZE, { id: made.id }).toPromise();
  expect(early.error?.graphQLErrors[0]?.extensions).toMatchObject({ code: 'CONNECTED_VEHICLE_FORBIDDEN' });
  await ownersPart(page, made.authorization_url);
  const authorized = await client.mutation(AUTHORIZE, { id: made.id }).toPromise();
  expect(authorized.data.authorizeConnectedVehicle.status).toBe('authorized');
  await expect.poll(() => heard).toContain('authorized');
  const data = await client.query(DATA, { id: made.id }).toPromise();
  expect(data.data.connectedVehicleData.odometer.distance).toEqual(expect.any(Number));
  const removed = await client.mutation(REMOVE, { id: made.id }).toPromise();
  expect(removed.data.removeConnectedVehicle.status).toBe('pending_removal');
  await expect.poll(() => heard, { timeout: 20_000 }).toContain('removed');
});

test('the page of development runs a query and creates a vehicle', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto(ENDPOINT);
  await page.locator('#user').fill(`e2e-${crypto.randomUUID()}`);
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.locator('#answer')).toContainText('"Model 3"');
  const id = /"id": "([0-9a-f]{24})"/.exec((await page.locator('#answer').textContent()) ?? '')?.[1];
  await page
    .locator('#query')
    .fill(
      `mutation { createConnectedVehicle(input: { vehicle_id: "${id}", provider: Enode, options: {} }) { id } }`,
    );
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.locator('#answer')).toContainText('cve_');
  expect(complaints).toEqual([]);
});
