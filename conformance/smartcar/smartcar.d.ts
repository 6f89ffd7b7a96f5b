/** What the tests use of the official Node SDK, which brings no types. */
declare module 'smartcar' {
  interface Meta {
    readonly dataAge?: Date;
    readonly fetchedAt?: Date;
    readonly unitSystem?: string;
    readonly requestId?: string;
  }
  type Answer = Record<string, unknown> & { readonly meta: Meta };
  type Call = () => Promise<Answer>;

  interface Access {
    readonly accessToken: string;
    readonly refreshToken: string;
    readonly expiration: Date;
    readonly refreshExpiration: Date;
  }

  class SmartcarError extends Error {
    statusCode: number;
    requestId: string;
    type: string;
    code: string | undefined;
    description: string;
    docURL: string;
    detail: readonly { readonly field: readonly string[]; readonly message: string }[] | undefined;
    suggestedUserMessage: string | undefined;
    resolution: { readonly type: string | null; readonly url?: string };
    retryAfter: string | undefined;
  }

  class AuthClient {
    constructor(options: Readonly<Record<string, unknown>>);
    getAuthUrl(scope: readonly string[], options?: Readonly<Record<string, unknown>>): string;
    exchangeCode(code: string, options?: { flags?: Readonly<Record<string, unknown>> }): Promise<Access>;
    exchangeRefreshToken(
      token: string,
      options?: { flags?: Readonly<Record<string, unknown>> },
    ): Promise<Access>;
  }

  class Vehicle {
    constructor(id: string, token: string, options?: Readonly<Record<string, unknown>>);
    subscribe(webhookId: string): Promise<Answer>;
    unsubscribe(amt: string, webhookId: string): Promise<Answer>;
    readonly attributes: Call;
    readonly vin: Call;
    readonly battery: Call;
    readonly batteryCapacity: Call;
    readonly nominalCapacity: Call;
    readonly charge: Call;
    readonly getChargeLimit: Call;
    readonly fuel: Call;
    readonly tirePressure: Call;
    readonly engineOil: Call;
    readonly odometer: Call;
    readonly location: Call;
    readonly lockStatus: Call;
    readonly diagnosticSystemStatus: Call;
    readonly diagnosticTroubleCodes: Call;
    readonly lock: Call;
    readonly unlock: Call;
    readonly startCharge: Call;
    readonly stopCharge: Call;
    readonly disconnect: Call;
    permissions(paging?: { limit?: number; offset?: number }): Promise<Answer>;
    serviceHistory(startDate?: string, endDate?: string): Promise<Answer>;
    setChargeLimit(limit: number): Promise<Answer>;
    sendDestination(latitude: number, longitude: number): Promise<Answer>;
    batch(paths: readonly string[]): Promise<Record<string, () => Answer>>;
    request(
      method: string,
      path: string,
      body?: object | null,
      headers?: Readonly<Record<string, string>>,
    ): Promise<{ readonly body: Record<string, unknown>; readonly meta: Meta }>;
    getSignals(): Promise<Signalled>;
    getSignal(code: string): Promise<Signalled>;
  }

  interface Signalled {
    readonly body: Record<string, unknown>;
    readonly headers: Record<string, string>;
  }

  interface Filter {
    readonly userId?: string;
    readonly vehicleId?: string;
  }

  const smartcar: {
    SmartcarError: typeof SmartcarError;
    AuthClient: typeof AuthClient;
    Vehicle: typeof Vehicle;
    setApiVersion(version: string): void;
    getApiVersion(): string;
    getUser(token: string): Promise<Answer>;
    getVehicles(token: string, paging?: { limit?: number; offset?: number }): Promise<Answer>;
    getVehicle(token: string, id: string): Promise<Signalled>;
    getCompatibility(
      vin: string,
      scope: readonly string[],
      country: string,
      options: Readonly<Record<string, unknown>>,
    ): Promise<Answer>;
    getCompatibilityMatrix(region: string, options: Readonly<Record<string, unknown>>): Promise<Answer>;
    hashChallenge(amt: string, challenge: string): string;
    verifyPayload(amt: string, signature: string, body: object): boolean;
    getConnections(
      amt: string,
      filter?: Filter,
      paging?: { limit?: number; cursor?: string },
    ): Promise<Answer>;
    deleteConnections(amt: string, filter: Filter): Promise<Answer>;
  };
  export default smartcar;
  export type { Access, Answer, AuthClient, SmartcarError, Vehicle };
}
