import type { SimulatedVehicle } from './fleet.ts';
import { type Moment, minutesToCharge } from './moment.ts';
import { ownLifeAt } from './own-life.ts';
import { spellsBetween } from './spells.ts';
import type { Told } from './told.ts';
import { type ChargingPoint, MINUTE, type Spell } from './week.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** How long owners keep to a limit: after that the car charges as it used to, and is what it would have been. */
const LIMIT_KEPT = 30 * DAY;
/** Percent. Somebody helps those who would come to less. */
const FLOOR = 2;
const AWAKE = 15 * MINUTE;

type ChargeTold = NonNullable<Told['charge']>;

/** What a battery comes to, and why. */
interface Course {
  readonly told: ChargeTold;
  readonly capacity: number;
  readonly ownLimit: number;
}

const limitAt = ({ told, ownLimit }: Course, at: number): number =>
  told.limit !== null && at < told.at + LIMIT_KEPT ? told.limit : ownLimit;

/** Time at a cable, from a level on: waits for what it does of itself or is told, charges, and stands charged. */
const atCable = (
  course: Course,
  stretch: readonly Spell[],
  point: ChargingPoint,
  start: number,
  from: number,
): readonly Spell[] => {
  const to = stretch.at(-1)?.to ?? from;
  const { told, capacity } = course;
  const wish = from <= told.at ? told.wish : null;
  const limit = limitAt(course, from);
  const flat = (activity: Spell['activity'], since: number, until: number, level: number): Spell => ({
    activity,
    from: since,
    to: until,
    level: { start: level, end: level },
    point,
  });
  if (start >= limit) return [flat('charged', from, to, start)];
  if (wish === 'stop') return [flat('waiting_to_charge', from, to, start)];
  const ownTime = stretch.find(({ activity }) => activity !== 'waiting_to_charge')?.from ?? to;
  const begins = Math.min(to, wish === 'start' ? from : Math.max(from, ownTime));
  const full = begins + (((limit - start) / 100) * capacity * HOUR) / point.power;
  const ends = Math.min(full, to);
  const end = full <= to ? limit : start + ((((ends - begins) / HOUR) * point.power) / capacity) * 100;
  return [
    flat('waiting_to_charge', from, begins, start),
    { activity: 'charging' as const, from: begins, to: ends, level: { start, end }, point },
    flat('charged', ends, to, end),
  ].filter((spell) => spell.to > spell.from);
};

/** Stretches that are at the cable from end to end, and everything else spell by spell. */
const byStretch = (spells: readonly Spell[]): readonly (readonly Spell[])[] => {
  const found: Spell[][] = [];
  for (const spell of spells) {
    const last = found.at(-1);
    if (spell.point !== null && last?.[0]?.point) last.push(spell);
    else found.push([spell]);
  }
  return found;
};

/** A spell off the cable: what is used is used, from another level. */
const offCable = (spell: Spell, by: number): Spell => ({
  ...spell,
  level: { start: Math.max(FLOOR, spell.level.start + by), end: Math.max(FLOOR, spell.level.end + by) },
});

const toldSpells = (course: Course, own: readonly Spell[], ownLevel: number): readonly Spell[] => {
  let { level } = course.told;
  const lived: Spell[] = [];
  for (const stretch of byStretch(own)) {
    const [first] = stretch;
    if (!first) continue;
    // The first one is under way when the vehicle is told.
    const underWay = first.from <= course.told.at;
    const from = Math.max(first.from, course.told.at);
    const next = first.point
      ? atCable(course, stretch, first.point, level, from)
      : [offCable(first, level - (underWay ? ownLevel : first.level.start))];
    lived.push(...next);
    level = next.at(-1)?.level.end ?? level;
  }
  return lived;
};

/** Cut off at a moment; what was under way ends there, where its charging had come to. */
const until = (spells: readonly Spell[], at: number, level: number): readonly Spell[] =>
  spells
    .filter(({ from }) => from < at)
    .map((spell) => (spell.to <= at ? spell : { ...spell, to: at, level: { ...spell.level, end: level } }));

/** What a vehicle does between two moments, by itself and as it was told, in order and without a gap. */
export const livedSpells = (vehicle: SimulatedVehicle, from: number, to: number): readonly Spell[] => {
  const { charge: told } = vehicle.told;
  const { battery } = vehicle.model;
  const own = spellsBetween(vehicle, from, to);
  if (!told || !battery || to < told.at) return own;
  const course = { told, capacity: battery.capacity, ownLimit: ownLifeAt(vehicle, told.at).chargeLimit };
  const ownLevel = ownLifeAt(vehicle, told.at).level ?? told.level;
  const after = toldSpells(course, spellsBetween(vehicle, told.at, to), ownLevel);
  const [first] = after;
  // A drive that was under way stays whole.
  const before = from < told.at && first ? until(own, Math.max(first.from, from), told.level) : [];
  return [...before, ...after].filter((spell) => spell.to > from && spell.from <= to);
};

/** A moment with the battery as it is after what the vehicle was told. `spells`: from then on. */
export const charged = (
  vehicle: SimulatedVehicle,
  own: Moment,
  spells: readonly Spell[],
  at: number,
): Moment => {
  const { charge: told } = vehicle.told;
  const { battery } = vehicle.model;
  const spell = spells.findLast(({ from }) => from <= at);
  if (!told || !battery || !spell || own.level === null) return own;
  const chargeLimit = limitAt({ told, capacity: battery.capacity, ownLimit: own.chargeLimit }, at);
  const { activity, point } = spell;
  const { start, end } = spell.level;
  const passed = Number.isFinite(spell.to) ? (at - spell.from) / (spell.to - spell.from) : 0;
  const level = point ? start + (end - start) * passed : driven(vehicle, own, spell);
  const power = activity === 'charging' && point ? point.power : null;
  const awake = activity === 'charging' || activity === 'driving' || vehicle.state !== null;
  return {
    ...own,
    activity,
    level,
    chargeLimit,
    point,
    power,
    minutesLeft: power === null ? null : minutesToCharge(battery.capacity, level, chargeLimit, power),
    reportedAt: awake ? at : Math.min(at, spell.from + AWAKE),
  };
};

/** What is left on the road, where speed is not the same all the way. */
const driven = (vehicle: SimulatedVehicle, own: Moment, spell: Spell): number => {
  const before = ownLifeAt(vehicle, spell.from).level ?? 0;
  return Math.max(FLOOR, (own.level ?? 0) + spell.level.start - before);
};
