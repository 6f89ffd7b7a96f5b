import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { JWK } from 'jose';
import type { AppContext } from '../../context.ts';
import { sha256 } from '../../crypto/bytes.ts';
import { log } from '../../log.ts';
import { checkOutbound, fetchOutbound } from '../../outbound.ts';
import { applicationOf, applicationPlace } from '../application-of.ts';
import type { PublishedRegistration } from '../registration/registration.ts';
import { isPublicKey, isSignedBy, type Signed } from './signed.ts';

/** A key set as it was last published. */
export interface KeySet {
  readonly keys: readonly JWK[];
  /** Milliseconds since the epoch. */
  readonly fetchedAt: number;
}

/** An isolate's copy, and when it last asked for a newer one. */
interface Copy {
  readonly set: KeySet | null;
  readonly askedAt: number;
}

const copies = new Map<string, Copy>();
const COPIES_LIMIT = 200;

const remember = (uri: string, copy: Copy): KeySet | null => {
  if (copies.size >= COPIES_LIMIT) copies.clear();
  copies.set(uri, copy);
  return copy.set;
};

/** When an isolate began to ask lately, in milliseconds. Strangers make it ask too, and the source is not ours to flood. */
const begun = new Map<string, readonly number[]>();
const AT_ONCE = 5;
/** Seconds: no exchange lasts longer. */
const EXCHANGE = 15;

const mayAsk = (uri: string, now: number): boolean => {
  const under = (begun.get(uri) ?? []).filter((at) => youngerThan(at, EXCHANGE, now));
  if (under.length >= AT_ONCE) return false;
  if (begun.size >= COPIES_LIMIT) begun.clear();
  begun.set(uri, [...under, now]);
  return true;
};

/** A set is for rotation, not for a crowd: each key of it may cost a verification. */
const KEYS_LIMIT = 20;

/** The keys of a published set (RFC 7517 §5): those that are none, or not public, are left aside. */
const readKeySet = (text: string): Result<readonly JWK[]> => {
  let set: unknown;
  try {
    set = JSON.parse(text);
  } catch {
    return fail('outbound_unreachable', 'The key set is not JSON.');
  }
  const keys = typeof set === 'object' && set !== null && 'keys' in set ? set.keys : null;
  if (!Array.isArray(keys)) return fail('outbound_unreachable', 'The key set has no list "keys".');
  const usable = keys.filter(isPublicKey);
  return usable.length > 0 && usable.length <= KEYS_LIMIT
    ? succeed(usable)
    : fail('outbound_unreachable', `The key set has ${usable.length} public keys, not 1 to ${KEYS_LIMIT}.`);
};

const fetchKeySet = async (c: AppContext, uri: string): Promise<Result<readonly JWK[]>> => {
  const url = checkOutbound(uri, c.var.config);
  if (!url.ok) return url;
  const answer = await fetchOutbound(url.value, {
    method: 'GET',
    headers: { Accept: 'application/jwk-set+json, application/json' },
  });
  if (!answer.ok) return answer;
  return answer.value.status === 200
    ? readKeySet(answer.value.text)
    : fail('outbound_unreachable', `The key set is answered with ${answer.value.status}.`);
};

const cacheKey = async (uri: string): Promise<string> => `jwks:${await sha256(uri)}`;

const youngerThan = (at: number, seconds: number, now: number): boolean => now - at < seconds * 1000;

/** The set as any isolate last fetched it, good or stale. */
const cachedSet = async (c: AppContext, uri: string): Promise<KeySet | null> => {
  const cached = await c.env.PUBLISHED.get<KeySet>(await cacheKey(uri), {
    type: 'json',
    cacheTtl: LIFETIMES.jwksRefetch,
  });
  return cached && youngerThan(cached.fetchedAt, LIFETIMES.jwksStale, c.var.now) ? cached : null;
};

/** Fetches the set anew. While its source is down, what is known of it stays good, for a while. */
const renew = async (
  c: AppContext,
  clientId: string,
  uri: string,
  known: KeySet | null,
): Promise<KeySet | null> => {
  const { now } = c.var;
  const fetched = await fetchKeySet(c, uri);
  if (!fetched.ok) {
    // The client only hears that it is not known; whoever runs Keyfob needs to know why.
    log(
      'client_keys_unavailable',
      {
        requestId: c.var.requestId,
        clientId,
        code: fetched.code,
        ...(fetched.detail === undefined ? {} : { detail: fetched.detail }),
      },
      { least: c.env.KEYFOB_LOG_LEVEL },
    );
    return remember(uri, { set: known, askedAt: now });
  }
  const set = { keys: fetched.value, fetchedAt: now };
  const copied = c.env.PUBLISHED.put(await cacheKey(uri), JSON.stringify(set), {
    expirationTtl: LIFETIMES.jwksStale,
  });
  // KV takes one write a second; where another isolate was first, its copy is as good.
  await copied.catch(() => {});
  return remember(uri, { set, askedAt: now });
};

/** A key without a name may be the one that is meant. */
const mayBe = ({ kid }: JWK, { header }: Signed): boolean =>
  kid === undefined || header['kid'] === undefined || kid === header['kid'];

const isFresh = (set: KeySet, now: number): boolean => youngerThan(set.fetchedAt, LIFETIMES.jwksFresh, now);

/** What is known of the set without fetching it: the isolate's copy, or a newer one of another isolate's. */
const knownSet = async (c: AppContext, uri: string, own: KeySet | null): Promise<KeySet | null> => {
  if (own && isFresh(own, c.var.now)) return own;
  const cached = await cachedSet(c, uri);
  if (cached && cached.fetchedAt > (own?.fetchedAt ?? 0)) return cached;
  return own && youngerThan(own.fetchedAt, LIFETIMES.jwksStale, c.var.now) ? own : null;
};

const newer = (one: KeySet, other: KeySet | null): KeySet =>
  other && other.fetchedAt > one.fetchedAt ? other : one;

type Whose = Pick<PublishedRegistration, 'clientId' | 'jurisdiction'>;

const REFETCH_MS = LIFETIMES.jwksRefetch * 1000;
/** When the period began in which all isolates together fetch a set anew once. */
const periodOf = (now: number): number => now - (now % REFETCH_MS);

/** An isolate that is not the one to fetch asks again so soon what that one heard. Milliseconds. */
const HEARD_AFTER_MS = 5000;

/** Fetches a set anew where this isolate is the one that does in this minute; the others hear of it from there. */
const refetch = async (
  c: AppContext,
  { clientId, jurisdiction }: Whose,
  uri: string,
  known: KeySet | null,
): Promise<KeySet | null> => {
  const { now } = c.var;
  const application = applicationOf(c.env, await applicationPlace(c.var.config, clientId, jurisdiction));
  const address = await sha256(uri);
  const period = periodOf(now);
  const { mayFetch, heard } = await application.claimKeyFetch(address, period, period + REFETCH_MS);
  if (known !== null && !mayFetch) {
    const set = newer(newer(known, heard), await cachedSet(c, uri));
    return remember(uri, { set, askedAt: now - REFETCH_MS + HEARD_AFTER_MS });
  }
  const renewed = await renew(c, clientId, uri, known);
  if (renewed && renewed !== known) await application.hearKeys(address, renewed);
  return renewed;
};

/** The published keys that an assertion may be signed by: of a fresh copy, or of a newer one where it names another. */
const publishedKeys = async (
  c: AppContext,
  whose: Whose,
  uri: string,
  assertion: Signed,
): Promise<readonly JWK[]> => {
  const { now } = c.var;
  const those = (set: KeySet | null): readonly JWK[] =>
    set?.keys.filter((key) => mayBe(key, assertion)) ?? [];
  const copy = copies.get(uri);
  const known = await knownSet(c, uri, copy?.set ?? null);
  const keys = those(known);
  if (known && isFresh(known, now) && keys.length > 0) {
    if (known !== copy?.set) remember(uri, { set: known, askedAt: known.fetchedAt });
    return keys;
  }
  // Read again: others may have asked while this looked for what is known.
  const askedAt = Math.max(copies.get(uri)?.askedAt ?? 0, known?.fetchedAt ?? 0);
  if (youngerThan(askedAt, LIFETIMES.jwksRefetch, now) || !mayAsk(uri, now)) return keys;
  // Meanwhile what is known has to do: whoever names keys that are not there makes us call once, not once each.
  if (known) remember(uri, { set: known, askedAt: now });
  // Also where this request is cut off: the right to ask is used up, and others wait for what comes of it.
  const renewing = refetch(c, whose, uri, known);
  c.executionCtx.waitUntil(renewing);
  return those(await renewing);
};

/** Whether one of the keys published at an address signed it. An unknown key name has the set fetched once a minute, by one of all isolates. */
export const isSignedByPublishedKey = async (
  c: AppContext,
  whose: Whose,
  uri: string,
  signed: Signed,
): Promise<boolean> => {
  for (const key of await publishedKeys(c, whose, uri, signed))
    if (await isSignedBy(signed, key)) return true;
  return false;
};

/** Whether one of the application's registered or published keys signed it: the one it names, or else each. */
export const isSignedByKeyOf = async (
  c: AppContext,
  registration: PublishedRegistration,
  assertion: Signed,
): Promise<boolean> => {
  const { jwks, jwksUri } = registration;
  const registered = (jwks?.keys ?? []).filter((key) => isPublicKey(key) && mayBe(key, assertion));
  const published = jwksUri === null ? [] : await publishedKeys(c, registration, jwksUri, assertion);
  for (const key of [...registered, ...published]) if (await isSignedBy(assertion, key)) return true;
  return false;
};
