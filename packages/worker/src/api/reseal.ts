import { sealedAnew } from '../application/authentication/user-token-key.ts';
import { sealManagementTokenAnew } from '../application/management/token.ts';
import type { ResealedToken } from '../application/management/tokens.ts';
import type { ResealedSecret } from '../application/webhooks/reseal.ts';
import { sealWebhookSecretAnew } from '../application/webhooks/webhook-secret.ts';
import type { AppContext } from '../context.ts';
import type { Place } from '../crypto/handle.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { sealAnew } from '../crypto/seal.ts';
import { garageOf } from '../garage/garage-of.ts';
import type { ResealedValue, SealedValue } from '../garage/verbs/reseal.ts';
import { faultOf, log } from '../log.ts';
import type { Visited } from './every-application.ts';

/** How many values of a garage are sealed anew in one go, and how often before it is left for another time. */
const VALUES = 100;
const ROUNDS = 20;

const resealValue = async (
  ring: KeyRing,
  garage: string,
  value: SealedValue,
): Promise<ResealedValue | null> => {
  const anew = await sealAnew(ring, `garage:${garage}`, `${value.kind}|${value.id}`, value.sealed);
  return anew === null ? null : { ...value, anew };
};

const present = <T>(all: readonly (T | null)[]): T[] => all.flatMap((each) => (each === null ? [] : [each]));

type Fate = 'resealed' | 'gone' | 'failed';

/** Asks a garage for what older keys sealed until there is nothing. What was sealed meanwhile stands. */
const resealGarage = async (c: AppContext, place: Place): Promise<Fate> => {
  const { ring } = c.var.config;
  const garage = garageOf(c.env, place);
  for (let round = 0; round < ROUNDS; round += 1) {
    const held = await garage.sealedByOthers(ring.newest.id, VALUES);
    if (!held.ok) return held.code === 'not_found' ? 'gone' : 'failed';
    if (held.value.length === 0) return 'resealed';
    const anew = present(await Promise.all(held.value.map((value) => resealValue(ring, place.name, value))));
    if (anew.length > 0) await garage.reseal(anew);
    // No key of the ring opens the rest: asking again would not help.
    if (anew.length < held.value.length) return 'failed';
  }
  return 'failed';
};

/** One garage that fails keeps nobody else waiting. */
const resealSafely = (c: AppContext, place: Place): Promise<Fate> =>
  resealGarage(c, place).catch((error: unknown) => {
    log('reseal_failed', faultOf(error));
    return 'failed' as const;
  });

/** What came of a batch of garages. */
export interface Batch {
  readonly done: number;
  readonly failed: number;
  /** Where the next batch of this application goes on; `null` where there is none. */
  readonly after: string | null;
}

/**
 * Seals anew what at most `limit` garages of an application keep, those beyond `after` that may have something sealed
 * before `time` (milliseconds). It can break off anywhere: whatever was not marked is asked again.
 */
export const resealGarages = async (
  c: AppContext,
  { object, place }: Visited,
  time: number,
  after: string,
  limit: number,
): Promise<Batch> => {
  const names = await object.garagesSealedBefore(time, after, limit);
  const at = c.var.now;
  const fates = await Promise.all(names.map((name) => resealSafely(c, { ...place, name })));
  const those = (fate: Fate) => names.filter((_, index) => fates[index] === fate);
  const [resealed, gone] = [those('resealed'), those('gone')];
  if (names.length > 0) await object.settleResealed({ at, resealed, gone });
  return {
    done: resealed.length + gone.length,
    failed: those('failed').length,
    after: names.length < limit ? null : (names.at(-1) ?? null),
  };
};

/** The same for its management tokens. */
const resealManagementTokens = async (c: AppContext, { object, place }: Visited): Promise<number> => {
  const { ring } = c.var.config;
  const old = (await object.managementTokens()).filter(
    ({ sealed }) => !sealed.startsWith(`${ring.newest.id}.`),
  );
  const anew = present(
    await Promise.all(
      old.map(async (token): Promise<ResealedToken | null> => {
        const sealed = await sealManagementTokenAnew(ring, place, token);
        return sealed === null ? null : { id: token.id, sealed: token.sealed, anew: sealed };
      }),
    ),
  );
  if (anew.length > 0) await object.resealManagementTokens(anew);
  return old.length - anew.length;
};

/** Seals the key of its users' tokens anew. Answers how many no key of the ring opens: it is one at most. */
const resealUserTokenKey = async (c: AppContext, { object }: Visited): Promise<number> => {
  const { config } = c.var;
  const registration = (await object.read())?.registration;
  const sealed = registration?.userTokens?.sharedKey ?? null;
  if (!registration || sealed === null || sealed.startsWith(`${config.ring.newest.id}.`)) return 0;
  const anew = await sealedAnew(config, registration, sealed);
  if (anew === null) return 1;
  await object.resealUserTokenKey(sealed, anew);
  return 0;
};

/** Seals the secrets of an application's webhooks anew. Answers how many no key of the ring opens. */
const resealWebhookSecrets = async (c: AppContext, { object, place }: Visited): Promise<number> => {
  const { ring } = c.var.config;
  const old = (await object.listWebhooks()).flatMap((webhook) =>
    webhook.secrets
      .filter(({ sealed }) => !sealed.startsWith(`${ring.newest.id}.`))
      .map((secret) => ({ webhookId: webhook.id, secret })),
  );
  const anew = present(
    await Promise.all(
      old.map(async ({ webhookId, secret }): Promise<ResealedSecret | null> => {
        const sealed = await sealWebhookSecretAnew(ring, place, webhookId, secret);
        return sealed === null
          ? null
          : { webhookId, secretId: secret.id, sealed: secret.sealed, anew: sealed };
      }),
    ),
  );
  if (anew.length > 0) await object.resealSecrets(anew);
  return old.length - anew.length;
};

/** Seals the application's own secrets anew. Answers how many no key of the ring opens. */
export const resealOwnSecrets = async (c: AppContext, application: Visited): Promise<number> =>
  (await resealWebhookSecrets(c, application)) +
  (await resealManagementTokens(c, application)) +
  (await resealUserTokenKey(c, application));
