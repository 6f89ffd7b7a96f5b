import type { SimulatedVehicle } from './fleet.ts';
import { type Habits, habitsOf, type Segment, WEEK, weekAt, weekOf } from './week.ts';

/** Time at the cable, from plugging in to leaving. Times are milliseconds. */
export interface Session {
  readonly pluggedInAt: number;
  readonly startedAt: number | null;
  readonly completedAt: number | null;
  /** `null` while it is still plugged in. */
  readonly unpluggedAt: number | null;
  readonly startLevel: number;
  readonly endLevel: number;
  /** Kilowatt hours. */
  readonly energy: number;
}

/** Weeks a maker remembers. */
const REMEMBERED = 4;

const PLUGGED: readonly Segment['activity'][] = ['waiting_to_charge', 'charging', 'charged'];

/** Stretches at the cable: a week begins as the one before ended, so nights between them are one. */
const stretches = (segments: readonly Segment[]): readonly (readonly Segment[])[] => {
  const found: Segment[][] = [];
  let plugged = false;
  for (const segment of segments) {
    const wasPlugged = plugged;
    plugged = PLUGGED.includes(segment.activity);
    if (plugged && wasPlugged) found.at(-1)?.push(segment);
    else if (plugged) found.push([segment]);
  }
  return found;
};

const segmentsBefore = (vehicle: SimulatedVehicle, habits: Habits, at: number): readonly Segment[] => {
  const { monday } = weekAt(vehicle, at);
  return Array.from({ length: REMEMBERED }, (_, index) => monday - (REMEMBERED - 1 - index) * WEEK).flatMap(
    (start) => weekOf(vehicle, habits, start),
  );
};

/** What of a stretch has happened by a moment. The level is where the charging had come to. */
const sessionOf = ({ model }: SimulatedVehicle, stretch: readonly Segment[], at: number): Session | null => {
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
  };
};

/** Charging sessions of the last weeks up to a moment, newest first. One held in a state remembers none. */
export const sessionsBefore = (vehicle: SimulatedVehicle, at: number): readonly Session[] => {
  if (!vehicle.model.battery || vehicle.state !== null) return [];
  const habits = habitsOf(vehicle);
  return stretches(segmentsBefore(vehicle, habits, at))
    .flatMap((stretch) => sessionOf(vehicle, stretch, at) ?? [])
    .toReversed();
};
