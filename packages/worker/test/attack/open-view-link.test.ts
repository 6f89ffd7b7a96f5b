import { describe, expect, it } from 'vitest';
import { VIEW_SESSIONS_LIMIT } from '../../src/garage/verbs/create-session.ts';
import { ACCOUNT, create, finish, newApp, userOf } from '../chargetrip/face.ts';
import { walkTo } from '../link/walker.ts';
import { Browser } from '../support/browser.ts';
import { returned } from '../support/keyfob.ts';

/** More than there are places for. */
const STRANGERS = Array.from({ length: VIEW_SESSIONS_LIMIT + 2 });

describe('whoever has the address of a pending vehicle', () => {
  it('does not push out its owner, who is past the provider', async () => {
    const { authorization_url } = await create(await userOf(await newApp()));
    const owner = new Browser();
    const vehicles = await walkTo(owner, authorization_url ?? '', 'vehicles', { username: ACCOUNT });
    for (const _ of STRANGERS) await walkTo(new Browser(), authorization_url ?? '', 'handoff');
    await owner.press(vehicles, 'approval-button');
    expect(returned(owner).code).toMatch(/^cod_/);
  });

  it('takes no place of the user’s other links', async () => {
    const user = await userOf(await newApp());
    const [one, other] = [await create(user), await create(user)];
    const codes = await Promise.all(STRANGERS.map(() => finish(one.authorization_url).catch(() => null)));
    expect(codes.filter(Boolean)).toHaveLength(VIEW_SESSIONS_LIMIT);
    expect(await finish(other.authorization_url)).toMatch(/^cod_/);
  });
});
