import type { SimulatedVehicle } from './fleet.ts';
import { spellsBetween } from './spells.ts';
import { type Spell, WEEK, weekAt } from './week.ts';

/** Time at the cable, from plugging in to leaving. Times are milliseconds. */
export interface Session {
  readonly pluggedInAt: number;
  readonly startedAt: number;
  readonly completedAt: number | null;
  /** `null` while it is still plugged in. */
  readonly unpluggedAt: number | null;
  readonly startLevel: number;
  readonly endLevel: number;
  /** Kilowatt hours. */
  readonly energy: number;
  readonly isHome: boolean;
}

/** Weeks a maker remembers. */
const REMEMBERED = 4;

const stretches = (spells: readonly Spell[]): readonly (readonly Spell[])[] => {
  const found: Spell[][] = [];
  let plugged = false;
  for (const spell of spells) {
    const wasPlugged = plugged;
    plugged = spell.point !== null;
    if (plugged && wasPlugged) found.at(-1)?.push(spell);
    else if (plugged) found.push([spell]);
  }
  return found;
};

/** What of a stretch has happened by a moment. The level is where the charging had come to. */
const sessionOf = ({ model }: SimulatedVehicle, stretch: readonly Spell[], at: number): Session | null => {
  const [first] = stretch;
  const last = stretch.at(-1);
  const charge = stretch.find((each) => each.activity === 'charging' && each.from <= at);
  if (!first || !last || first.from > at || !charge) return null;
  const over = charge.to <= at;
  const share = over ? 1 : (at - charge.from) / (charge.to - charge.from);
  const endLevel = charge.level.start + (charge.level.end - charge.level.start) * share;
  return {
    pluggedInAt: first.from,
    startedAt: charge.from,
    completedAt: over ? charge.to : null,
    unpluggedAt: last.to <= at ? last.to : null,
    startLevel: charge.level.start,
    endLevel,
    energy: ((endLevel - charge.level.start) / 100) * (model.battery?.capacity ?? 0),
    isHome: charge.point?.isHome ?? false,
  };
};

/** Charging sessions of the last weeks up to a moment, newest first. */
export const sessionsBefore = (vehicle: SimulatedVehicle, at: number): readonly Session[] => {
  if (!vehicle.model.battery) return [];
  const from = weekAt(vehicle, at).monday - (REMEMBERED - 1) * WEEK;
  return stretches(spellsBetween(vehicle, from, at))
    .flatMap((stretch) => sessionOf(vehicle, stretch, at) ?? [])
    .toReversed();
};
