import * as oauth from 'openid-client';
import { clientId, clientSecret, keyfobOrigin, returnUrl } from './settings.ts';
import type { VehicleData } from './vehicle-data.ts';

/** What one link gave: the right to read the visitor's vehicles. Times are milliseconds since the epoch. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly expiresAt: number;
}

/** What this site remembers of a link until its visitor comes back. */
export interface StartedLink {
  readonly id: string;
  readonly url: string;
  readonly state: string;
  readonly verifier: string;
  /** Whether the widget waits for it, which a page of its own tells then. */
  readonly widget: boolean;
}

/** What the widget may have of a link: it never sees a code or a token of the car's. */
export interface Ticket {
  readonly id: string;
  readonly url: string;
  readonly statusToken: string;
  readonly expiresAt: string;
  /** The widget marks cars that are `simulated`. */
  readonly mode: string;
}

/** What the widget asks for, for its visitor. */
export interface Wish {
  readonly connectedVehicleId?: string;
  readonly brand?: string;
  readonly country?: string;
  readonly selection?: string;
  readonly language?: string;
}

export interface ConnectedVehicle {
  readonly id: string;
  readonly status: string;
  /** The error code that says why it has to be connected again, where it has to. */
  readonly reason: string | null;
}

const discover = (): Promise<oauth.Configuration> =>
  oauth.discovery(new URL(keyfobOrigin), clientId, clientSecret, oauth.ClientSecretBasic(clientSecret), {
    algorithm: 'oauth2',
    // Only a Keyfob on this machine is reached without TLS.
    execute: keyfobOrigin.startsWith('http:') ? [oauth.allowInsecureRequests] : [],
  });

let discovered: Promise<oauth.Configuration> | undefined;

/** Keyfob's endpoints, from its metadata (RFC 8414): read once, and again when that failed. */
const keyfob = (): Promise<oauth.Configuration> => {
  discovered ??= discover().catch((error: unknown) => {
    discovered = undefined;
    throw error;
  });
  return discovered;
};

const toTokens = (response: oauth.TokenEndpointResponse): Tokens => ({
  accessToken: response.access_token,
  refreshToken: response.refresh_token,
  expiresAt: Date.now() + (response.expires_in ?? 0) * 1000,
});

/** What this site shows of a car, and no more: owners share what they understand. */
const ASKED = ['vehicle:information', 'vehicle:odometer', 'vehicle:charge_state', 'vehicle:location'];

/** Asks Keyfob for a link for this visitor. Keyfob checks what is wished for; who the visitor is, this site says. */
export const startLink = async (
  userId: string,
  wish: Wish | null,
): Promise<{ readonly link: StartedLink; readonly ticket: Ticket }> => {
  const verifier = oauth.randomPKCECodeVerifier();
  const response = await fetch(`${keyfobOrigin}/v1/link-sessions`, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({
      ...wish,
      userId,
      scopes: [...ASKED, 'offline_access'],
      redirectUri: returnUrl,
      codeChallenge: await oauth.calculatePKCECodeChallenge(verifier),
      codeChallengeMethod: 'S256',
    }),
  });
  if (!response.ok)
    throw new Error(`Keyfob made no link session: ${response.status} ${await response.text()}`);
  const { state, ...ticket } = (await response.json()) as Ticket & { readonly state: string };
  return { ticket, link: { id: ticket.id, url: ticket.url, state, verifier, widget: wish !== null } };
};

/**
 * Confirms a link with the code it came back with. openid-client compares `state` and checks that the answer is from
 * this Keyfob (`iss`); it throws an AuthorizationResponseError where the visitor turned back.
 */
export const finishLink = async (url: URL, state: string, verifier: string): Promise<Tokens> =>
  toTokens(
    await oauth.authorizationCodeGrant(await keyfob(), url, {
      expectedState: state,
      pkceCodeVerifier: verifier,
    }),
  );

/** The same tokens while they last, else new ones; `null` once the visitor or Keyfob has ended the grant. */
export const freshTokens = async (tokens: Tokens): Promise<Tokens | null> => {
  if (Date.now() < tokens.expiresAt - 30_000 || !tokens.refreshToken) return tokens;
  try {
    return toTokens(await oauth.refreshTokenGrant(await keyfob(), tokens.refreshToken));
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant') return null;
    throw error;
  }
};

/** Asks with the visitor's own right; `null` when that has ended. */
const read = async (tokens: Tokens, path: string): Promise<Response | null> => {
  try {
    return await oauth.fetchProtectedResource(
      await keyfob(),
      tokens.accessToken,
      new URL(path, keyfobOrigin),
      'GET',
    );
  } catch (error) {
    if (error instanceof oauth.WWWAuthenticateChallengeError) return null;
    throw error;
  }
};

/** The vehicles the visitor shares. */
export const connectedVehicles = async (tokens: Tokens): Promise<ConnectedVehicle[]> => {
  const response = await read(tokens, '/v1/connected-vehicles');
  if (!response) return [];
  if (!response.ok) throw new Error(`Keyfob did not list vehicles: ${response.status}`);
  return ((await response.json()) as { data: ConnectedVehicle[] }).data;
};

/** A reading of a vehicle, or `null` when it cannot be had now. */
export const readVehicle = async (tokens: Tokens, id: string): Promise<VehicleData | null> => {
  const response = await read(tokens, `/v1/connected-vehicles/${encodeURIComponent(id)}/data`);
  return response?.ok ? ((await response.json()) as VehicleData) : null;
};

/** Ends the sharing of a vehicle, in this site's own name. */
export const disconnectVehicle = async (id: string): Promise<void> => {
  const { access_token } = await oauth.clientCredentialsGrant(await keyfob());
  const url = new URL(`/v1/connected-vehicles/${encodeURIComponent(id)}`, keyfobOrigin);
  const { ok, status } = await oauth.fetchProtectedResource(await keyfob(), access_token, url, 'DELETE');
  if (!ok && status !== 404) throw new Error(`Keyfob removed nothing: ${status}`);
};
