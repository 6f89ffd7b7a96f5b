import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { written } from '../guards/written.ts';
import { get, jsonOf, machineToken, ofFirst } from '../smartcar/api-face.ts';
import { register } from '../support/applications.ts';
import { restoreClockAfterEach } from '../support/clock.ts';
import { connectUser } from '../support/linking.ts';
import { answerOf, Box, call, ringOut, type Shown } from '../webhooks/endpoint.ts';
import { subscribed } from '../webhooks/smartcar.ts';
import { FLOWS, Scene } from './flows.ts';
import { leaks, type Place, Recorder, type Secret } from './recorder.ts';
import { report } from './report.ts';

restoreClockAfterEach();

/** The settings, which no flow sends anywhere. */
const settings = (): Secret[] => [
  ...(env.KEYFOB_KEYS ?? '').split(',').map((key) => ({ name: 'key', text: key.split(':')[1] ?? '' })),
  { name: 'routing secret', text: env.KEYFOB_ROUTING_SECRET ?? '' },
  { name: 'operator key', text: env.KEYFOB_OPERATOR_KEY ?? '' },
];

const placesOf = ({ recorder, storage }: Scene): Place[] => [
  ...storage.map((text): Place => ({ name: 'storage', text })),
  ...written.map((text): Place => ({ name: 'log', text })),
  ...[...recorder.urls].map((text): Place => ({ name: 'address', text })),
];

const counts = { secrets: 0, places: 0, characters: 0, searches: 0, spent: 0 };
const kinds = new Map<string, number>();

const expectNowhere = (secrets: readonly Secret[], places: readonly Place[]): void => {
  expect(leaks(secrets, places)).toEqual([]);
  counts.secrets += secrets.length;
  counts.places += places.length;
  counts.characters += places.reduce((sum, { text }) => sum + text.length, 0);
  counts.searches += secrets.length * places.length;
  for (const { name } of secrets) kinds.set(name, (kinds.get(name) ?? 0) + 1);
};

describe('no secret that is issued or received is found in storage, in the log, or in an address', () => {
  it.each(Object.keys(FLOWS))('after a flow of the kind: %s', async (name) => {
    written.length = 0;
    const scene = new Scene(new Recorder());
    await FLOWS[name]?.(scene);
    const secrets = [...scene.recorder.secrets, ...settings()];
    expect(secrets.length).toBeGreaterThan(8);
    expectNowhere(secrets, placesOf(scene));
    // What stood in addresses is of no use to whoever reads them there.
    for (const { what, refused } of scene.spent) expect(await refused(), `${what} is spent`).toBe(true);
    await scene.look();
    expectNowhere(secrets, placesOf(scene));
    counts.spent += scene.spent.length;
  });

  it('after webhooks were sent', async () => {
    written.length = 0;
    const [partner, box] = [await register(), new Box()];
    const { secret, id } = await answerOf<Shown>(await call(partner, 'POST', '', { url: box.url }), 201);
    await connectUser({}, { partner });
    await ringOut(partner);
    const rotated = await answerOf<{ secret: string }>(
      await call(partner, 'POST', `/${id}/rotate-secret`),
      200,
    );
    await call(partner, 'POST', `/${id}/test`);
    await ringOut(partner);
    const heard = await box.heard();
    expect(heard.length).toBeGreaterThan(3);
    const scene = new Scene(new Recorder());
    await scene.look();
    const secrets = [secret, rotated.secret].flatMap((text) => [
      { name: 'webhook secret', text },
      { name: 'webhook secret', text: text.replace('whsec_', '') },
    ]);
    expectNowhere(
      [...secrets, ...scene.recorder.secrets],
      [...placesOf(scene), ...heard.map(({ body }): Place => ({ name: 'log', text: body }))],
    );
  });

  it('after Smartcar’s webhooks were sent, and an application read by its own token', async () => {
    written.length = 0;
    const end = await subscribed({}, { permissions: ['read_odometer', 'read_vin'] });
    const machine = await machineToken(end.partner);
    const signals = `/v3/vehicles/${end.owner.vehicles[0]}/signals`;
    const read = await jsonOf<object>(await get(signals, machine, { 'sc-user-id': end.owner.id }));
    const { vin } = await jsonOf<{ vin: string }>(await get(ofFirst(end.owner, '/vin'), end.owner.token));
    const heard = await end.box.heard();
    expect(heard.length).toBeGreaterThan(1);
    const scene = new Scene(new Recorder());
    await scene.look();
    const secrets: Secret[] = [
      { name: 'management token', text: end.token },
      { name: 'management token', text: end.token.split('.')[1] ?? '' },
      { name: 'machine token', text: machine },
      { name: 'access_token', text: end.owner.token },
      { name: 'client_secret', text: end.partner.secret },
    ];
    expectNowhere(
      [...secrets, ...scene.recorder.secrets],
      [
        ...placesOf(scene),
        ...heard.map(({ body }): Place => ({ name: 'log', text: body })),
        { name: 'log', text: JSON.stringify(read) },
      ],
    );
    // What a vehicle says is no secret to its application, and yet in no log.
    const odometer = /"value":(\d+(?:\.\d+)?),"unit":"km"/.exec(heard.at(-1)?.body ?? '')?.[1] ?? '';
    expect(odometer.length).toBeGreaterThan(2);
    for (const text of [vin, `"value":${odometer}`])
      expect(written.filter((line) => line.includes(text))).toEqual([]);
  });

  it('and each would be, plain or encoded', () => {
    const secret = { name: 'refresh_token', text: 'rft_AAExample-of-a-secret-that-is-long-enough?&"' };
    const hidden = [
      secret.text,
      encodeURIComponent(secret.text),
      btoa(secret.text),
      btoa(`x${secret.text}y`),
      btoa(`xx${secret.text}`),
      btoa(secret.text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
      JSON.stringify({ secret }),
      secret.text.slice(0, 36),
    ];
    for (const text of hidden)
      expect(leaks([secret], [{ name: 'log', text: `some ${text} more` }]), text).toHaveLength(1);
    expect(leaks([{ ...secret, name: 'code' }], [{ name: 'address', text: secret.text }])).toEqual([]);
    expect(leaks([{ ...secret, name: 'code' }], [{ name: 'storage', text: secret.text }])).toHaveLength(1);
  });

  it('of so many', () => {
    report('Canary:', counts, Object.fromEntries(kinds));
    expect(counts.secrets).toBeGreaterThan(200);
    expect(counts.spent).toBeGreaterThan(20);
    expect([...kinds.keys()]).toEqual(
      expect.arrayContaining(['provider access token', 'provider refresh token']),
    );
  });
});
