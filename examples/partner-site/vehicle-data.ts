/** One reading. A part is missing where the visitor did not share it, and `null` where the vehicle has no such thing. */
export interface VehicleData {
  readonly id: string;
  readonly information?: { brand: string; model: string; year: number; displayName: string | null } | null;
  readonly chargeState?: {
    batteryLevel: number | null;
    range: number | null;
    chargeRate: number | null;
    chargeTimeRemaining: number | null;
    isPluggedIn: boolean | null;
    isCharging: boolean | null;
    lastUpdated: string;
  } | null;
  readonly odometer?: { distance: number } | null;
  readonly location?: { latitude: number; longitude: number } | null;
}
