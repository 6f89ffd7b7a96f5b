import type { SessionStatus, SessionStep } from '@keyfob/shared/link-session/session';
import { describe, expect, it } from 'vitest';
import { currentPage, LINK_PAGES, type LinkPage, mayShow } from '../../src/link/steps.ts';
import { newSession } from '../support/linking.ts';
import { insideOf } from './inside.ts';

const NOW = 1_000_000;

interface Standing {
  readonly status: SessionStatus;
  readonly step?: SessionStep;
  readonly brand?: string;
  readonly fixed?: boolean;
  /** Milliseconds the session has left. */
  readonly left?: number;
}

type Row = readonly [what: string, standing: Standing, current: LinkPage, also: readonly LinkPage[]];

const over = (status: SessionStatus): Row => [status, { status, step: 'vehicles', brand: 'kia' }, 'done', []];

const rows: readonly Row[] = [
  ['not opened', { status: 'created', step: 'intro' }, '', []],
  ['opened', { status: 'open', step: 'brand' }, 'brand', []],
  ['with a brand', { status: 'open', step: 'brand', brand: 'kia' }, 'provider', ['brand']],
  ['with a fixed brand', { status: 'open', step: 'brand', brand: 'kia', fixed: true }, 'provider', []],
  ['at the provider', { status: 'open', step: 'provider', brand: 'kia' }, 'provider', ['brand']],
  ['at the vehicles', { status: 'open', step: 'vehicles', brand: 'kia' }, 'vehicles', ['brand', 'provider']],
  ['with a code under way', { status: 'returned', step: 'vehicles', brand: 'kia' }, 'done', []],
  ['out of time, not opened', { status: 'created', step: 'intro', left: 0 }, 'done', []],
  ['out of time, open', { status: 'open', step: 'vehicles', brand: 'kia', left: 0 }, 'done', []],
  ['out of time, with a code', { status: 'returned', step: 'vehicles', brand: 'kia', left: 0 }, 'done', []],
  ...(['completed', 'denied', 'cancelled', 'expired', 'failed'] as const).map(over),
];

describe('a session', () => {
  it.each(rows)(
    '%s',
    async (_, { status, step = 'brand', brand = null, fixed = false, left = 1 }, current, also) => {
      const { id } = await newSession();
      const [made] = (await insideOf(id)).sessions;
      if (!made) throw new Error('No session');
      const record = {
        ...made,
        request: { ...made.request, brand: fixed ? brand : null },
        session: { ...made.session, status, step, brand, expiresAt: NOW + left },
      };
      expect(currentPage(record, NOW)).toBe(current);
      const shown = LINK_PAGES.filter((page) => mayShow(record, page, NOW));
      expect(shown.toSorted()).toEqual([current, ...also].toSorted());
    },
  );
});
