import { type Failure, fail, type Result, succeed } from '@keyfob/shared/result';
import { isVehicleScope } from '@keyfob/shared/scopes';
import { BRANDS } from '@keyfob/shared/vehicle/brands';
import { isRefusal, refused } from '@keyfob/shared/vehicle/refusals';
import { type VehicleData, withinScopes } from '@keyfob/shared/vehicle/vehicle';
import * as v from 'valibot';
import { base64url, randomBytes, sha256 } from '../../crypto/bytes.ts';
import type { Attempt, Connector, ProviderTokens, Return, Transport, UpstreamVehicle } from '../connector.ts';
import { ErrorBody, TokenResponse, VehicleList } from './answers.ts';

const CLIENT_ID = 'keyfob';
/** An owner waits at most this long for a provider, in milliseconds. */
const TIMEOUT = 10_000;

export interface SimulatorOptions {
  /** Where the simulator is mounted: scheme, host and port. */
  readonly origin: string;
  readonly transport: Transport;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Milliseconds after which the provider is given up. */
  readonly timeout?: number;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Asks the provider. Down, slow, overrun or speaking in tongues are all `provider_unavailable`. */
const ask = async (transport: Transport, request: Request, timeout: number): Promise<Result<Answer>> => {
  // A timer that is cleared: AbortSignal.timeout would keep the garage that renews a token awake to its end.
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeout);
  try {
    const response = await transport(new Request(request, { signal: late.signal }));
    const text = await response.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    const named = refusalIn(body, response.headers);
    if (named) return named;
    return response.status >= 500 || response.status === 429
      ? fail('provider_unavailable', `The simulator answered ${response.status}.`)
      : succeed({ status: response.status, body });
  } catch {
    return refused('no_response', 'The simulator did not answer as it should.');
  } finally {
    clearTimeout(timer);
  }
};

const errorIn = (body: unknown): string | null => {
  const parsed = v.safeParse(ErrorBody, body);
  return parsed.success ? parsed.output.error : null;
};

/** A refusal that the provider calls by the name we have for it, with the seconds it asks to wait. */
const refusalIn = (body: unknown, headers: Headers): Failure | null => {
  const error = errorIn(body);
  if (error === null || !isRefusal(error)) return null;
  const seconds = Number(headers.get('Retry-After') ?? Number.NaN);
  return refused(error, undefined, Number.isFinite(seconds) ? seconds : undefined);
};

/** What a refusal of the API means for the owner. */
const refusalOf = ({ status, body }: Answer): Failure => {
  const error = errorIn(body) ?? String(status);
  if (status === 401) return fail('reauthorization_required', error);
  if (error === 'command_unknown') return fail('command_not_supported');
  if (error === 'vehicle_not_found') return refused('vehicle_missing');
  return fail('provider_refused', `The simulator answered ${error}.`);
};

const expect = <T>(answer: Result<Answer>, schema: v.GenericSchema<unknown, T>): Result<T> => {
  if (!answer.ok) return answer;
  if (answer.value.status >= 300) return refusalOf(answer.value);
  const parsed = v.safeParse(schema, answer.value.body);
  return parsed.success
    ? succeed(parsed.output)
    : fail('provider_refused', 'The simulator answered in an unknown form.');
};

/** What the browser came back with: a code, or why there is none (RFC 6749 §4.1.2). */
const codeIn = (query: URLSearchParams): Result<string> => {
  const error = query.get('error');
  if (error === 'access_denied') return fail('provider_cancelled');
  if (error === 'temporarily_unavailable') return refused('no_response');
  if (error !== null && isRefusal(error)) return refused(error);
  const code = query.get('code');
  if (error !== null || !code)
    return fail('provider_refused', `The simulator returned ${error ?? 'no code'}.`);
  return succeed(code);
};

/** What the simulator can have an account ready for. */
const wish = ({ wantedProfile }: Attempt): Record<string, string> =>
  wantedProfile === undefined ? {} : { wanted_profile: wantedProfile };

/** The connector of the simulated provider: an OAuth 2.0 client (public, PKCE) like that of any real one. */
export const simulatorConnector = ({
  origin,
  transport,
  now = Date.now,
  timeout = TIMEOUT,
}: SimulatorOptions): Connector => {
  const base = `${origin}/simulator`;

  const post = (path: string, form: Record<string, string>): Promise<Result<Answer>> =>
    ask(
      transport,
      new Request(`${base}${path}`, { method: 'POST', body: new URLSearchParams(form) }),
      timeout,
    );

  const call = (path: string, accessToken: string, body?: object): Promise<Result<Answer>> =>
    ask(
      transport,
      new Request(`${base}/api${path}`, {
        headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' },
        ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      }),
      timeout,
    );

  /** `otherwise` is what it means when the provider does not take the code or refresh token. */
  const tokens = async (
    form: Record<string, string>,
    otherwise: 'provider_refused' | 'reauthorization_required',
  ): Promise<Result<ProviderTokens>> => {
    const askedAt = now();
    const answer = await post('/oauth/token', { ...form, client_id: CLIENT_ID });
    if (answer.ok && answer.value.status >= 400)
      return errorIn(answer.value.body) === 'invalid_grant'
        ? fail(otherwise, 'The simulator did not take the code or token.')
        : refusalOf(answer.value);
    const response = expect(answer, TokenResponse);
    if (!response.ok) return response;
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: lifetime } = response.value;
    return succeed({ accessToken, refreshToken, expiresAt: askedAt + lifetime * 1000 });
  };

  return {
    provider: 'simulator',
    brands: BRANDS.map((brand) => brand.slug),
    signInOrigin: () => origin,

    async begin(attempt) {
      const secret = base64url(randomBytes(32));
      const url = new URL(`${base}/oauth/authorize`);
      url.search = new URLSearchParams({
        response_type: 'code',
        client_id: CLIENT_ID,
        redirect_uri: attempt.callbackUrl,
        state: attempt.state,
        scope: attempt.scopes.join(' '),
        code_challenge: await sha256(secret),
        code_challenge_method: 'S256',
        brand: attempt.brand,
        ui_locales: attempt.language,
        ...wish(attempt),
      }).toString();
      return succeed({ url: url.href, secret });
    },

    async complete({ query, callbackUrl, secret }: Return) {
      const code = codeIn(query);
      if (!code.ok) return code;
      return tokens(
        {
          grant_type: 'authorization_code',
          code: code.value,
          redirect_uri: callbackUrl,
          code_verifier: secret,
        },
        'provider_refused',
      );
    },

    async vehicles(accessToken) {
      const list = expect(await call('/vehicles', accessToken), VehicleList);
      if (!list.ok) return list;
      const vehicles = list.value.vehicles.map(
        ({ id, scopes, obstacle, ...information }): UpstreamVehicle => ({
          upstreamId: id,
          information,
          scopes: scopes.filter(isVehicleScope),
          ...(obstacle !== null && isRefusal(obstacle) ? { obstacle } : {}),
        }),
      );
      return vehicles.length > 0 ? succeed(vehicles) : fail('no_vehicles');
    },

    async read(accessToken, upstreamId, scopes, { plausible = false } = {}): Promise<Result<VehicleData>> {
      const { VehicleReading } = await import('./reading.ts');
      const query = plausible ? '?plausible=true' : '';
      const answer = await call(`/vehicles/${encodeURIComponent(upstreamId)}${query}`, accessToken);
      const reading = expect(answer, VehicleReading);
      return reading.ok ? succeed(withinScopes(reading.value, scopes)) : reading;
    },

    async command(accessToken, upstreamId, { name, ...body }) {
      const path = `/vehicles/${encodeURIComponent(upstreamId)}/commands/${name}`;
      const answer = expect(await call(path, accessToken, body), v.unknown());
      if (answer.ok) return succeed(null);
      // To a command, what a vehicle has not is what it cannot do.
      return answer.code === 'vehicle_not_capable' ? { ...answer, code: 'command_not_supported' } : answer;
    },

    refresh(refreshToken) {
      return tokens({ grant_type: 'refresh_token', refresh_token: refreshToken }, 'reauthorization_required');
    },

    async revoke({ accessToken, refreshToken }) {
      const token = refreshToken ?? accessToken;
      const answer = expect(await post('/oauth/revoke', { token, client_id: CLIENT_ID }), v.unknown());
      return answer.ok ? succeed(null) : answer;
    },
  };
};
