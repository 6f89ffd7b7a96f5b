import type { SimulatedVehicle } from './fleet.ts';
import { heldSpells } from './held-state.ts';
import { habitsOf, type Segment, type Spell, WEEK, weekAt, weekOf } from './week.ts';

/** A week begins as the one before ended, so a night between them is one. */
const joined = (spells: readonly Spell[]): readonly Spell[] => {
  const list: Spell[] = [];
  for (const spell of spells) {
    const last = list.at(-1);
    if (last?.activity === spell.activity && spell.activity !== 'driving' && last.to === spell.from)
      list[list.length - 1] = {
        ...last,
        to: spell.to,
        level: { start: last.level.start, end: spell.level.end },
      };
    else list.push(spell);
  }
  return list;
};

const ordinarySpells = (vehicle: SimulatedVehicle, from: number, to: number): readonly Segment[] => {
  const habits = habitsOf(vehicle);
  const first = weekAt(vehicle, from).monday;
  const count = Math.floor((to - first) / WEEK) + 1;
  return Array.from({ length: count }, (_, index) => weekOf(vehicle, habits, first + index * WEEK)).flat();
};

/**
 * What a vehicle does of itself between two moments, in order and without a gap: the first spell holds the one moment,
 * the last the other.
 */
export const spellsBetween = (vehicle: SimulatedVehicle, from: number, to: number): readonly Spell[] =>
  joined(
    vehicle.state === null ? ordinarySpells(vehicle, from, to) : heldSpells(vehicle, vehicle.state, from, to),
  ).filter((spell) => spell.to > from && spell.from <= to);
