import type { StartedAttempt } from '../connectors/connector.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { seal, unseal } from '../crypto/seal.ts';
import type { AttemptRecord } from '../garage/records.ts';

const context = (attemptId: string): string => `attempt|${attemptId}`;

/** Seals where an owner is sent and what the connector needs again, with the key of their garage. */
export const sealStart = (
  ring: KeyRing,
  garage: string,
  attemptId: string,
  start: StartedAttempt,
): Promise<string> => seal(ring, `garage:${garage}`, context(attemptId), JSON.stringify(start));

export const unsealStart = async (
  ring: KeyRing,
  garage: string,
  attempt: AttemptRecord,
): Promise<StartedAttempt | null> => {
  const text = await unseal(ring, `garage:${garage}`, context(attempt.id), attempt.sealedStart);
  return text === null ? null : JSON.parse(text);
};
