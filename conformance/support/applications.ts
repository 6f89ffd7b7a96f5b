import { inject } from 'vitest';
import { changed, type Fields, jsonOf, keyfob, type Proof } from './http.ts';

export const REDIRECT_URI = 'https://partner.example.com/callback';

/** An application as its own developers know it. */
export interface Application {
  readonly id: string;
  /** `null`: a public client, or one that proves itself by its keys. */
  readonly secret: string | null;
  /** How it says who it is, unless a test says it otherwise. */
  readonly proof: Proof;
}

const formEncoded = (text: string): string => new URLSearchParams({ a: text }).toString().slice(2);

/** `client_secret_basic` (RFC 6749 §2.3.1) */
export const byBasic = (id: string, secret: string): Proof => ({
  headers: { Authorization: `Basic ${btoa(`${formEncoded(id)}:${formEncoded(secret)}`)}` },
  fields: {},
});

/** `client_secret_post` */
export const byPost = (id: string, secret: string): Proof => ({
  headers: {},
  fields: { client_id: id, client_secret: secret },
});

/** `none`: a public client says its id. */
export const byId = (id: string): Proof => ({ headers: {}, fields: { client_id: id } });

export const withHeaders = ({ headers, fields }: Proof, more: Fields): Proof => ({
  headers: { ...headers, ...more },
  fields,
});

export const withFields = (
  { headers, fields }: Proof,
  more: Readonly<Record<string, string | null>>,
): Proof => ({
  headers,
  fields: changed(fields, more),
});

/** What an operator sets of an application. */
export type Registration = Readonly<Record<string, unknown>>;

export const operate = (method: string, path: string, body?: Registration, headers: Fields = {}) =>
  keyfob(`/v1/applications${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${inject('operatorKey')}`,
      'Content-Type': 'application/json',
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const RIGHT = {
  name: 'Example partner',
  redirectUris: [REDIRECT_URI],
  scopes: ['vehicle:charge_state', 'vehicle:information', 'offline_access'],
};

/** Registers an application of its own for a test: a confidential web client with a secret, but for the changes. */
export const register = async (changes: Registration = {}): Promise<Application> => {
  const made = await jsonOf<{ clientId: string; clientSecret?: string }>(
    await operate('POST', '', { ...RIGHT, ...changes }),
    201,
  );
  const { clientId: id, clientSecret: secret = null } = made;
  return { id, secret, proof: secret === null ? byId(id) : byBasic(id, secret) };
};

/** A public client: an app on a phone, or a page without a backend. */
export const registerPublic = (changes: Registration = {}): Promise<Application> =>
  register({ secret: false, ...changes });
