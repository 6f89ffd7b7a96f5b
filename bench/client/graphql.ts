import { randomUUID } from 'node:crypto';
import { KEYFOB_ORIGIN, userToken } from '../peers/keyfob-registration.ts';
import { Browser } from './browser.ts';
import type { Client } from './http.ts';
import { approve, enter, lastPage, open, walkToOwnVehicle } from './keyfob-owner.ts';

/** A user of an application of the GraphQL face. */
export interface FaceUser {
  readonly headers: Readonly<Record<string, string>>;
  readonly call: (query: string, variables?: object) => Promise<Record<string, unknown>>;
}

export const faceUser = (client: Client, clientId: string): FaceUser => {
  const headers = {
    'x-client-id': clientId,
    'x-app-id': clientId,
    Authorization: `Bearer ${userToken(randomUUID())}`,
  };
  return {
    headers,
    call: async (query, variables = {}) => {
      const { text } = await client.expect(200, '/graphql', { headers, json: { query, variables } });
      const { data, errors } = JSON.parse(text);
      if (errors) throw new Error(`${query}: ${text}`);
      return data;
    },
  };
};

const FIELDS = 'id vehicle_id status authorization_url provider scope label vin';

/** The two reads, with all that the same REST reads answer with. */
export const READ = `query A($id: ID!) { connectedVehicle(id: $id) { ${FIELDS} } }`;
export const READ_DATA = `query A($id: ID!) {
  connectedVehicleData(id: $id) {
    battery { range percentage capacity date }
    charge { is_plugged_in is_charging is_fully_charged limit charge_speed fully_charged_at minutes_till_charged date }
    location { type geometry { type coordinates } properties { date } }
    odometer { distance date }
  }
}`;

interface Made {
  readonly id: string;
  readonly authorization_url: string;
}

/** A vehicle that is still to be linked, and who is to do so. */
export const create = async (user: FaceUser): Promise<Made> => {
  const found = await user.call('{ vehicleList(search: "Tesla Model 3", size: 1) { id } }');
  const [profile] = found['vehicleList'] as readonly { readonly id: string }[];
  const input = { vehicle_id: profile?.id, provider: 'Enode', options: {} };
  const made = await user.call(
    'mutation A($input: CreateConnectedVehicleInput) { createConnectedVehicle(input: $input) { id authorization_url } }',
    { input },
  );
  return made['createConnectedVehicle'] as Made;
};

/** A vehicle from the wish for it to where it can be read. Answers its id. */
export const connect = async (client: Client, user: FaceUser): Promise<string> => {
  const { id, authorization_url } = await create(user);
  const browser = new Browser(client, KEYFOB_ORIGIN);
  const opened = await open(browser, await enter(browser, new URL(authorization_url).pathname));
  const code = await lastPage(browser, await approve(browser, await walkToOwnVehicle(browser, opened)));
  await user.call(
    'mutation A($input: AuthorizeConnectedVehicleInput) { authorizeConnectedVehicle(input: $input) { id } }',
    { input: { id, options: { code } } },
  );
  return id;
};
