import { describe, expect, it } from 'vitest';
import { go, walkTo } from '../link/walker.ts';
import { Browser } from '../support/browser.ts';
import {
  ACCOUNT,
  authorize,
  codeOf,
  create,
  DATA,
  field,
  finish,
  newApp,
  READ,
  read,
  userOf,
} from './face.ts';

describe('an attacker who has a victim finish the attacker’s link', () => {
  it('gets nothing without the code, which only the victim’s browser has', async () => {
    const app = await newApp();
    const attacker = await userOf(app);
    const { id, authorization_url } = await create(attacker);
    const code = await finish(authorization_url);
    for (const options of [{}, { code: null }, { code: '' }, { code: 'guessed' }])
      expect(codeOf(await authorize(attacker, id, options))).toBe('AUTH_CODE_INVALID');
    const { status, vin, scope } = await read(attacker, id);
    expect([status, vin, scope]).toEqual(['pending_authorization', null, null]);
    expect(codeOf(await attacker.call(DATA, { id }))).toBe('CONNECTED_VEHICLE_FORBIDDEN');
    expect(code).not.toBe('');
  });

  it('gets it where the application is codeless, after its owner was asked who sent the link', async () => {
    const app = await newApp({ confirmation: 'codeless' });
    const user = await userOf(app, 'user-4471');
    const { id, authorization_url } = await create(user);
    const intro = await new Browser().open(authorization_url ?? '');
    expect(intro.html).toMatch(/Did Second partner send you this\?/);
    expect(intro.html).toContain('<bdi>user-4471</bdi>');
    expect(await finish(authorization_url)).not.toBe('');
    expect(field(await authorize(user, id, {}), 'authorizeConnectedVehicle').status).toBe('authorized');
  });

  it('cannot use a victim’s code for a vehicle of his own', async () => {
    const app = await newApp();
    const [attacker, victim] = [await userOf(app), await userOf(app)];
    const [his, theirs] = [await create(attacker), await create(victim)];
    await finish(his.authorization_url);
    const code = await finish(theirs.authorization_url);
    expect(codeOf(await authorize(attacker, his.id, { code }))).toBe('AUTH_CODE_INVALID');
    expect(codeOf(await authorize(attacker, theirs.id, { code }))).toBe('CONNECTED_VEHICLE_NOT_FOUND');
    expect(field(await authorize(victim, theirs.id, { code }), 'authorizeConnectedVehicle').status).toBe(
      'authorized',
    );
  });

  it('cannot use the code of one of his vehicles for another', async () => {
    const user = await userOf(await newApp());
    const [one, other] = [await create(user), await create(user)];
    const code = await finish(one.authorization_url);
    await finish(other.authorization_url);
    expect(codeOf(await authorize(user, other.id, { code }))).toBe('AUTH_CODE_INVALID');
    expect(codeOf(await authorize(user, one.id, { code }))).toBeUndefined();
  });

  it('does not lock the owner out by opening the link first', async () => {
    const user = await userOf(await newApp());
    const { id, authorization_url } = await create(user);
    await walkTo(new Browser(), authorization_url ?? '', 'handoff', { username: ACCOUNT });
    const code = await finish(authorization_url);
    expect(codeOf(await authorize(user, id, { code }))).toBeUndefined();
  });
});

describe('an address of a vehicle', () => {
  it('leads nowhere once it is authorized, and changed by a character never did', async () => {
    const user = await userOf(await newApp());
    const { id, authorization_url } = await create(user);
    const url = authorization_url ?? '';
    const forged = `${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}`;
    expect((await new Browser().open(forged)).status).toBe(404);
    await authorize(user, id, { code: await finish(url) });
    expect((await new Browser().open(url)).status).toBe(404);
    expect(codeOf(await user.call(READ, { id }))).toBeUndefined();
  });

  it('writes nothing when it is opened, and finds its session again after Back', async () => {
    const user = await userOf(await newApp());
    const { authorization_url } = await create(user);
    const browser = new Browser();
    const intro = await browser.open(authorization_url ?? '');
    const again = await browser.open(authorization_url ?? '');
    expect(again.status).toBe(200);
    const begun = await go(browser, intro, 'intro');
    const back = await browser.open(authorization_url ?? '');
    const onceMore = await go(browser, back, 'intro');
    expect(onceMore.url).toBe(begun.url);
  });
});
