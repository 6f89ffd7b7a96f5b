import { PROVIDERS } from '@keyfob/shared/vehicle/vehicle';
import { describe, expect, it } from 'vitest';
import { app } from '../../src/app.ts';
import { CONNECTED_PROVIDERS } from '../../src/application/registration/connected-providers.ts';
import {
  endpointsOf,
  MOUNTED_FACES,
  OAUTH_FACES,
  type OAuthFace,
} from '../../src/application/registration/faces.ts';
import { connectorFor } from '../../src/connectors/registry.ts';
import { config, register } from '../support/applications.ts';
import { editApplication, problemOf, showApplication } from '../support/operator.ts';

describe('what an application can be registered for', () => {
  it('is each face that has routes', () => {
    const paths = new Set(app.routes.map(({ path }) => path));
    const isMounted = (face: OAuthFace) => Object.values(endpointsOf(face)).every((path) => paths.has(path));
    const byOAuth = (Object.keys(OAUTH_FACES) as OAuthFace[]).filter(isMounted);
    expect(byOAuth.length).toBeGreaterThan(0);
    expect([...byOAuth, ...(paths.has('/graphql') ? ['chargetrip'] : [])]).toEqual(MOUNTED_FACES);
  });

  it('is each provider that has a connector', async () => {
    const own = await config();
    expect(PROVIDERS.filter((provider) => connectorFor(provider, own))).toEqual(CONNECTED_PROVIDERS);
  });

  it('stays registered where it is not here any more, but is not registered anew', async () => {
    const { id } = await register({ mode: 'live', providers: ['smartcar'], faces: ['core'] });
    expect((await editApplication(id, { name: 'Renamed' })).status).toBe(200);
    expect(await problemOf(await editApplication(id, { providers: ['enode', 'smartcar'] }))).toBe(
      '422 validation_failed providers',
    );
    expect((await editApplication(id, { providers: [] })).status).toBe(200);
    expect((await showApplication(id)).application).toMatchObject({ faces: ['core'], providers: [] });
  });
});
