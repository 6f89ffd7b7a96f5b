import { SAME_SITE } from './sites.ts';

/** Opens the operator's API of the Workers of a run, which live no longer than it. */
export const OPERATOR_KEY = 'e2e-operator-key-of-a-run-that-nothing-outlives';

/** Registers an application; what a test asks of it is its body. */
export const registerApplication = async (body: Readonly<Record<string, unknown>>): Promise<string> => {
  const response = await fetch(`${SAME_SITE.keyfob}/v1/applications`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${OPERATOR_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Example partner', scopes: ['all', 'offline_access'], ...body }),
  });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return ((await response.json()) as { clientId: string }).clientId;
};
