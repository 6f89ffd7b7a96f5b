/** How an application wants to read numbers. Keyfob itself is metric. */
export const UNIT_SYSTEMS = ['metric', 'imperial'] as const;
export type UnitSystem = (typeof UNIT_SYSTEMS)[number];

export const isUnitSystem = (text: string): text is UnitSystem => UNIT_SYSTEMS.some((each) => each === text);

interface Unit {
  readonly symbol: string;
  /** As Smartcar's API v3 writes it in a signal's body; `null` where it writes none. */
  readonly wire: string | null;
  /** How many of that are one of ours. */
  readonly wireFactor: number;
}

interface Quantity {
  readonly metric: Unit;
  readonly imperial: Unit;
  /** An imperial value is the metric one × `factor` + `offset`. */
  readonly factor: number;
  readonly offset: number;
}

const unit = (symbol: string, wire: string | null, wireFactor = 1): Unit => ({ symbol, wire, wireFactor });

const differing = (metric: Unit, imperial: Unit, factor: number, offset = 0): Quantity => ({
  metric,
  imperial,
  factor,
  offset,
});

/** The same in both systems. */
const common = (symbol: string, wire: string | null, wireFactor = 1): Quantity =>
  differing(unit(symbol, wire, wireFactor), unit(symbol, wire, wireFactor), 1);

/** International mile, US liquid gallon, pound-force per square inch: exact by definition (NIST SP 811, appendix B). */
const KM_PER_MILE = 1.609344;
const LITRES_PER_GALLON = 3.785411784;
const KPA_PER_PSI = 6.894757293168361;

/** Every quantity a reading has, in both systems. */
export const QUANTITIES = {
  distance: differing(unit('km', 'km'), unit('mi', 'miles'), 1 / KM_PER_MILE),
  speed: differing(unit('km/h', 'kph'), unit('mph', 'mph'), 1 / KM_PER_MILE),
  rangePerHour: differing(unit('km/h', 'km/h'), unit('mph', 'mph'), 1 / KM_PER_MILE),
  pressure: differing(unit('kPa', 'kilopascals'), unit('psi', 'psi'), 1 / KPA_PER_PSI),
  volume: differing(unit('L', 'liters'), unit('gal', 'gallons'), 1 / LITRES_PER_GALLON),
  temperature: differing(unit('°C', 'celsius'), unit('°F', 'fahrenheit'), 9 / 5, 32),
  percent: common('%', 'percent'),
  energy: common('kWh', 'kWh'),
  power: common('kW', 'watts', 1000),
  voltage: common('V', 'volts'),
  current: common('A', 'ampere'),
  duration: common('min', null),
  angle: common('°', 'degrees'),
  count: common('', 'count'),
} as const satisfies Record<string, Quantity>;

export type QuantityName = keyof typeof QUANTITIES;

export const unitOf = (quantity: QuantityName, system: UnitSystem): Unit => QUANTITIES[quantity][system];

/** A metric value in the unit of a system. Not rounded: how much is shown is the face's to say. */
export const fromMetric = (quantity: QuantityName, value: number, system: UnitSystem): number => {
  const { factor, offset } = QUANTITIES[quantity];
  return system === 'metric' ? value : value * factor + offset;
};

/** The metric value of one in the unit of a system. */
export const toMetric = (quantity: QuantityName, value: number, system: UnitSystem): number => {
  const { factor, offset } = QUANTITIES[quantity];
  return system === 'metric' ? value : (value - offset) / factor;
};

/** A value with so many decimals. */
export const rounded = (value: number, decimals: number): number => {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
};

/** Percent 0–100 as Smartcar's API v2 writes it: 0–1. Four decimals hide what binary fractions add. */
export const fractionOf = (percent: number): number => rounded(percent / 100, 4);

export const percentOf = (fraction: number): number => rounded(fraction * 100, 4);
