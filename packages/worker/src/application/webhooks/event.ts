import type { KeyfobEvent, KeyfobEventData, KeyfobEventType } from '@keyfob/shared/events';
import { randomBytes } from '../../crypto/bytes.ts';

const RANDOM_LENGTH = 10;

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The part of an id that says when (milliseconds): ids sort by it, so the log needs no index by time. */
export const eventIdsFrom = (at: number): string => `evt_${at.toString(16).padStart(12, '0')}`;

/** An id of its own: no two events share one, also where a garage was erased and made again under its name. */
export const newEventId = (at: number): string => eventIdsFrom(at) + hex(randomBytes(RANDOM_LENGTH));

export const keyfobEvent = (
  id: string,
  type: KeyfobEventType,
  at: number,
  data: KeyfobEventData,
): KeyfobEvent => ({ id, type, timestamp: new Date(at).toISOString(), data });
