import { issuerOf, type OAuthFace } from './faces.ts';
import type { Registration } from './registration.ts';

declare const checked: unique symbol;

/** A redirect URI that was found in a registration. Only {@link registeredRedirect} makes one; only these are followed. */
export type RegisteredRedirect = string & { readonly [checked]: true };

/** Compares character by character (RFC 9700 §2.1): no normalising, no prefixes, no patterns. */
export const registeredRedirect = (registration: Registration, uri: string): RegisteredRedirect | null =>
  registration.redirectUris.includes(uri) ? (uri as RegisteredRedirect) : null;

/** The address of an authorization response: `iss` is always in it (RFC 9207), `state` whenever it was sent. */
export const authorizationResponse = (
  target: RegisteredRedirect,
  origin: string,
  face: OAuthFace,
  state: string | null,
  parameters: Readonly<Record<string, string>>,
): string => {
  const url = new URL(target);
  const query = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(parameters)) query.set(name, value);
  if (state !== null) query.set('state', state);
  query.set('iss', issuerOf(origin, face));
  url.search = query.toString();
  return url.href;
};
