/** A row that is right, with some fields set otherwise. */
export const row = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  make: 'tesla',
  model: 'Model 2',
  version: 'Example',
  years: { from: 2027, to: null },
  batteryKwh: 50,
  rangeKm: 400,
  rangeCycle: 'WLTP',
  plugs: ['IEC_62196_T2', 'IEC_62196_T2_COMBO'],
  ...changes,
});
