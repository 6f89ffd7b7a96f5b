import type { ErrorCode } from './errors/registry.ts';
import type { Refusal } from './vehicle/refusals.ts';

/** Why a rule said no: a code of the error registry, and what a developer needs to find the fault. */
export interface Failure {
  readonly ok: false;
  readonly code: ErrorCode;
  /** One sentence for the developer. Never holds a secret or anything of another user. */
  readonly detail?: string;
  /** The request field at fault, as the caller spelled it. */
  readonly field?: string;
  /** What exactly a vehicle, its owner's account or a provider said no with. */
  readonly reason?: Refusal;
  /** Seconds after which it may be tried again, where somebody named a time. */
  readonly retryAfter?: number;
}

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

/** What every rule answers with: a value, or a tagged reason. Rules never throw for what a caller sent. */
export type Result<T> = Success<T> | Failure;

export const succeed = <T>(value: T): Success<T> => ({ ok: true, value });

export const fail = (code: ErrorCode, detail?: string, field?: string): Failure => ({
  ok: false,
  code,
  ...(detail === undefined ? {} : { detail }),
  ...(field === undefined ? {} : { field }),
});
