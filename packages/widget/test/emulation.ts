import { afterEach } from 'vitest';
import { cdp } from 'vitest/browser';

/** The part of the browser's own protocol that is used here. */
interface Session {
  readonly send: (
    method: 'Emulation.setEmulatedMedia',
    parameters: { readonly features: readonly { readonly name: string; readonly value: string }[] },
  ) => Promise<unknown>;
}

/** Has the browser say that its user wants this, for example `{ 'forced-colors': 'active' }`. */
export const prefer = async (features: Readonly<Record<string, string>>): Promise<void> => {
  const session = cdp() as unknown as Session;
  await session.send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
};

export const resetPreferences = (): void => {
  afterEach(() => prefer({}));
};
