import type { Db } from '../../storage/transact.ts';
import { readManagementTokens } from '../management/tokens.ts';
import { readWebhook, readWebhooks, writeWebhook } from './tables.ts';

/** A webhook's secret under another key. */
export interface ResealedSecret {
  readonly webhookId: string;
  readonly secretId: string;
  /** As it was read … */
  readonly sealed: string;
  /** … and as it is to be. */
  readonly anew: string;
}

/** Ids of the keys that the application's own secrets are sealed by: its webhooks', and its management tokens. */
export const keysOfSecrets = (db: Db): string[] => [
  ...new Set(
    [...readWebhooks(db).flatMap(({ secrets }) => secrets), ...readManagementTokens(db)].map(
      ({ sealed }) => sealed.split('.')[0] ?? '',
    ),
  ),
];

/** Writes those whose old value still stands. */
export const resealSecrets = (db: Db, all: readonly ResealedSecret[]): void => {
  for (const { webhookId, secretId, sealed, anew } of all) {
    const webhook = readWebhook(db, webhookId);
    if (!webhook) continue;
    const secrets = webhook.secrets.map((each) =>
      each.id === secretId && each.sealed === sealed ? { ...each, sealed: anew } : each,
    );
    writeWebhook(db, { ...webhook, secrets });
  }
};
