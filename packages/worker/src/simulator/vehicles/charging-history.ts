import { livedSpells } from './charging-told.ts';
import type { SimulatedVehicle } from './fleet.ts';
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

const energyOf = (spell: Spell, at: number): { readonly gained: number; readonly end: number } => {
  const share = spell.to <= at ? 1 : (at - spell.from) / (spell.to - spell.from);
  const gained = (spell.level.end - spell.level.start) * share;
  return { gained, end: spell.level.start + gained };
};

/** What of a stretch has happened by a moment. The level is where the charging had come to. */
const sessionOf = ({ model }: SimulatedVehicle, stretch: readonly Spell[], at: number): Session | null => {
  const first = stretch[0];
  const last = stretch.at(-1);
  const charges = stretch.filter((each) => each.activity === 'charging' && each.from <= at);
  const begun = charges[0];
  const latest = charges.at(-1);
  if (!first || !last || !begun || !latest) return null;
  const gained = charges.reduce((sum, charge) => sum + energyOf(charge, at).gained, 0);
  return {
    pluggedInAt: first.from,
    startedAt: begun.from,
    completedAt: latest.to <= at ? latest.to : null,
    unpluggedAt: last.to <= at ? last.to : null,
    startLevel: begun.level.start,
    endLevel: energyOf(latest, at).end,
    energy: (gained / 100) * (model.battery?.capacity ?? 0),
    isHome: begun.point?.isHome ?? false,
  };
};

/** Charging sessions of the last weeks up to a moment, newest first. */
export const sessionsBefore = (vehicle: SimulatedVehicle, at: number): readonly Session[] => {
  if (!vehicle.model.battery) return [];
  const from = weekAt(vehicle, at).monday - (REMEMBERED - 1) * WEEK;
  return stretches(livedSpells(vehicle, from, at))
    .flatMap((stretch) => sessionOf(vehicle, stretch, at) ?? [])
    .toReversed();
};
