import type { CommandName } from '@keyfob/shared/vehicle/commands';
import type { Draft } from './state.ts';

/** What became of one command. Times are milliseconds since the epoch. */
export interface ActionRecord {
  readonly id: string;
  readonly vehicleId: string;
  readonly command: CommandName;
  readonly status: 'pending' | 'succeeded' | 'failed';
  /** Why it failed: a refusal of the vehicle's, or an error code. */
  readonly reason: string | null;
  readonly createdAt: number;
  readonly completedAt: number | null;
  /** Hashes of the `Idempotency-Key` it was asked with, and of what was asked; `null` where none came. */
  readonly idempotency: { readonly key: string; readonly request: string } | null;
}

export const readAction = (draft: Draft, id: string): ActionRecord | null => draft.get('actions', id);

export const readActions = (draft: Draft): ActionRecord[] => draft.all('actions');

export const writeAction = (draft: Draft, action: ActionRecord): void =>
  draft.set('actions', action.id, action);

export const deleteAction = (draft: Draft, id: string): void => draft.delete('actions', id);
