import { expect, it } from 'vitest';
import { settleTelling, takeTelling } from '../../src/garage/delivery.ts';
import type { Desk } from '../../src/garage/desk.ts';
import { nextDue } from '../../src/garage/due.ts';
import { postEvent } from '../../src/garage/state/outbox.ts';
import { Draft, emptyState } from '../../src/garage/state/state.ts';

it.each([30, 50, 500])(
  'an application that does not hear any of %i events is left in peace for a while',
  (count) => {
    const draft = new Draft(emptyState());
    draft.found({
      name: 'garage',
      applicationId: 'partner',
      userId: 'user',
      mode: 'simulated',
      jurisdiction: 'unrestricted',
      createdAt: 0,
    });
    const now = Date.now();
    const desk: Desk = { draft, now, moved: new Set(), keep: () => {}, forget: () => {} };
    for (let event = 0; event < count; event += 1) postEvent(desk, { type: 'link-session.completed' });
    // The alarm rings: what a verb was to tell was not told for two minutes.
    const ringing: Desk = { ...desk, now: now + 120_000 };
    const taken = takeTelling(ringing);
    if (!taken.ok) throw new Error(taken.code);
    settleTelling(ringing, taken.value, false);
    expect(nextDue(draft)).toBeGreaterThanOrEqual(ringing.now + 60_000);
  },
);
