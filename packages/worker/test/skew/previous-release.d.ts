declare module 'previous-release' {
  import type { WorkerEntrypoint } from 'cloudflare:workers';
  import type { Application as CurrentApplication } from '../../src/application/application.ts';
  import type { Garage as CurrentGarage } from '../../src/garage/garage.ts';

  /** Classes of the release before: what they have in common with these is what the tests find out. */
  export const Garage: typeof CurrentGarage;
  export const Application: typeof CurrentApplication;
  export class Courier extends WorkerEntrypoint {
    revoke(batch: unknown): Promise<string[]>;
  }
  const app: typeof import('../../src/app.ts').app;
  export default app;
}
