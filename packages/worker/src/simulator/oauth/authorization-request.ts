import { type Brand, brandBySlug } from '@keyfob/shared/vehicle/brands';
import { singleParameters } from '../../request-body.ts';

/** The one client the simulated provider knows: Keyfob itself, a public client (RFC 6749 §2.1) with PKCE. */
export const CLIENT_ID = 'keyfob';

export const callbackOf = (origin: string): string => `${origin}/callback/simulator`;

/** What an owner is shown instead of being sent anywhere: the redirect URI cannot be trusted. */
export type RequestProblem =
  | 'unknown_client'
  | 'redirect_uri_not_registered'
  | 'brand_unknown'
  | 'form_not_ours';

/** A checked authorization request. Only {@link readAuthorizationRequest} makes one. */
export interface AuthorizationRequest {
  readonly brand: Brand;
  readonly redirectUri: string;
  readonly state: string | null;
  readonly scope: string;
  readonly codeChallenge: string;
}

export type CheckedRequest =
  | { readonly kind: 'valid'; readonly request: AuthorizationRequest }
  | { readonly kind: 'problem'; readonly problem: RequestProblem }
  /** The request is the client's fault, and the client is told (RFC 6749 §4.1.2.1). */
  | { readonly kind: 'redirect'; readonly location: string };

export const answerUrl = (
  redirectUri: string,
  state: string | null,
  answer: Readonly<Record<string, string>>,
): string => {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set('state', state);
  return url.href;
};

/** S256 challenges are 32 bytes in base64url (RFC 7636 §4.2). */
const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;

/** Checks an authorization request: first what decides whether the client may be told, then the rest. */
export const readAuthorizationRequest = (query: URLSearchParams, origin: string): CheckedRequest => {
  const brand = brandBySlug(query.get('brand') ?? '');
  const redirectUri = query.get('redirect_uri');
  const state = query.get('state');
  const codeChallenge = query.get('code_challenge') ?? '';
  if (query.get('client_id') !== CLIENT_ID) return { kind: 'problem', problem: 'unknown_client' };
  if (redirectUri !== callbackOf(origin) || query.getAll('redirect_uri').length > 1)
    return { kind: 'problem', problem: 'redirect_uri_not_registered' };
  if (!brand) return { kind: 'problem', problem: 'brand_unknown' };
  const refuse = (error: string): CheckedRequest => ({
    kind: 'redirect',
    location: answerUrl(redirectUri, state, { error }),
  });
  if (!singleParameters(query).ok) return refuse('invalid_request');
  if (query.get('response_type') !== 'code') return refuse('unsupported_response_type');
  if (query.get('code_challenge_method') !== 'S256' || !CHALLENGE.test(codeChallenge))
    return refuse('invalid_request');
  const scope = query.get('scope') ?? '';
  return { kind: 'valid', request: { brand, redirectUri, state, scope, codeChallenge } };
};
