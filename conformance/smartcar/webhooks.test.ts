import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Application } from '../support/applications.ts';
import { jsonOf, keyfob } from '../support/http.ts';
import { accountOf, connect, errorOf, managementTokenOf, registerAtFace, smartcar } from './sdk.ts';

interface Heard {
  readonly signature: string | undefined;
  readonly body: { readonly eventType: string; readonly data: { readonly challenge: string } };
}

/** A backend as Smartcar's documentation has it written: with the helpers of the SDK alone. */
class Backend {
  readonly heard: Heard[] = [];
  token = '';
  readonly #server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body: Heard['body'] = JSON.parse(Buffer.concat(chunks).toString());
    this.heard.push({ signature: request.headers['sc-signature']?.toString(), body });
    const challenge =
      body.eventType === 'VERIFY' ? smartcar.hashChallenge(this.token, body.data.challenge) : undefined;
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ challenge }));
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://localhost:${(this.#server.address() as AddressInfo).port}/smartcar`;
  }

  async hears(count: number): Promise<void> {
    for (let tries = 0; tries < 100 && this.heard.length < count; tries += 1)
      await new Promise((done) => setTimeout(done, 100));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

const basicOf = ({ id, secret }: Application): string =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret ?? '')}`).toString('base64')}`;

describe('the official Node SDK and webhooks', () => {
  const backend = new Backend();
  let application: Application;
  let webhook: { readonly id: string; readonly verified: boolean };

  beforeAll(async () => {
    const url = await backend.listen();
    application = await registerAtFace();
    backend.token = await managementTokenOf(application);
    const made = await keyfob('/v1/webhooks', {
      method: 'POST',
      headers: { Authorization: basicOf(application), 'Content-Type': 'application/json' },
      body: JSON.stringify({ dialect: 'smartcar', url, name: 'Charging', permissions: ['read_battery'] }),
    });
    webhook = await jsonOf(made, 201);
  });

  afterAll(() => backend.close());

  test('hashChallenge answers the challenge', () => {
    expect(webhook.verified).toBe(true);
    expect(backend.heard).toHaveLength(1);
    expect(backend.heard[0]?.signature).toBeUndefined();
  });

  test('subscribe, verifyPayload of what comes, and unsubscribe', async () => {
    const username = await accountOf({ make: 'tesla', model: 'Model 3', state: 'charging' });
    const owner = await connect(application, { username });
    const [vehicleId = ''] = owner.ids;
    const subscribed = await owner.vehicle.subscribe(webhook.id);
    expect(subscribed).toMatchObject({ webhookId: webhook.id, vehicleId });
    await backend.hears(2);
    const { signature = '', body = {} } = backend.heard[1] ?? {};
    expect(body).toMatchObject({
      eventType: 'VEHICLE_STATE',
      data: { user: { id: owner.userId }, vehicle: { id: vehicleId, make: 'TESLA' } },
      triggers: [{ type: 'FIRST_DELIVERY' }],
    });
    expect(smartcar.verifyPayload(backend.token, signature, body)).toBe(true);
    expect(smartcar.verifyPayload(`${backend.token}x`, signature, body)).toBe(false);
    const error = await errorOf(owner.vehicle.unsubscribe(`${backend.token}x`, webhook.id));
    expect(error).toMatchObject({ statusCode: 401, type: 'AUTHENTICATION' });
    expect(await owner.vehicle.unsubscribe(backend.token, webhook.id)).toMatchObject({ status: 'success' });
    expect(await errorOf(owner.vehicle.subscribe('whk_unknown'))).toMatchObject({
      statusCode: 404,
      type: 'RESOURCE_NOT_FOUND',
      code: 'PATH',
    });
  });
});
