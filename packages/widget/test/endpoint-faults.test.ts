import { expect, test, vi } from 'vitest';
import type { WidgetErrorCode } from '../src/session-store/errors.ts';
import { newScenario, SERVER } from './scenario.ts';
import type { EndpointFault } from './server/script.ts';
import { button, cleanUp, mount, part, press, settled, standAtWindows, textOf, until } from './widget.ts';
import { eventsOf, expectNoLeaks, OVERSHARED } from './witness.ts';

cleanUp();
expectNoLeaks();

const session = (change: Readonly<Record<string, unknown>>): EndpointFault => ({
  answer: {
    id: 'les_fault',
    url: `${SERVER}/link/les_fault`,
    statusToken: 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl',
    expiresAt: '2099-01-01T00:00:00Z',
    ...OVERSHARED,
    ...change,
  },
});

const HUGE = 'x'.repeat(3_000_000);

const FAULTS: readonly [string, EndpointFault, WidgetErrorCode][] = [
  ['401', { status: 401 }, 'session_endpoint_refused'],
  ['403', { status: 403, requestId: 'req_1' }, 'session_endpoint_refused'],
  ['404', { status: 404 }, 'session_endpoint_failed'],
  ['429', { status: 429 }, 'session_endpoint_failed'],
  ['500', { status: 500, requestId: 'req_2' }, 'session_endpoint_failed'],
  ['down', { down: true }, 'session_endpoint_unreachable'],
  ['a redirect to a sign-in page', { redirect: '/link/les_signin' }, 'session_endpoint_refused'],
  ['no JSON', { text: '<!doctype html><p>Sign in' }, 'session_invalid'],
  ['nothing', { text: '' }, 'session_invalid'],
  ['null', { answer: null }, 'session_invalid'],
  ['a list', { answer: [] }, 'session_invalid'],
  ['an empty object', { answer: {} }, 'session_invalid'],
  ['the session a level deeper', { answer: { data: session({}) } }, 'session_invalid'],
  ['an id that is a number', session({ id: 7 }), 'session_invalid'],
  ['an id with a path in it', session({ id: '../../v1/users' }), 'session_invalid'],
  ['a huge id', session({ id: HUGE }), 'session_invalid'],
  ['a huge token', session({ statusToken: HUGE }), 'session_invalid'],
  ['a token no header can carry', session({ statusToken: 'a\r\nSet-Cookie: b' }), 'session_invalid'],
  ['no expiry', session({ expiresAt: undefined }), 'session_invalid'],
  ['an expiry that is no date', session({ expiresAt: 'soon' }), 'session_invalid'],
  ['no address', session({ url: '/link/les_fault' }), 'session_invalid'],
  ['an address that is a script', session({ url: 'javascript:alert(1)' }), 'session_invalid'],
  ['an address that is data', session({ url: 'data:text/html,<p>' }), 'session_invalid'],
  ['an address in the clear', session({ url: 'http://keyfob.example.com/link/x' }), 'session_invalid'],
  [
    'a look-alike of this machine',
    session({ url: 'http://localhost.example.com/link/x' }),
    'session_invalid',
  ],
  ['an address of a file', session({ url: 'file:///etc/passwd' }), 'session_invalid'],
];

test.each(FAULTS)('the session endpoint answers %s', async (_name, endpoint, code) => {
  const scenario = await newScenario({ endpoint });
  const opened = standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  const outcome = widget.open();
  await until(widget, 'error');
  expect(await outcome).toBe('error');
  const requestId = 'status' in endpoint ? (endpoint.requestId ?? null) : null;
  expect(widget.error).toMatchObject({ code, requestId });
  expect(eventsOf(widget, 'keyfob-error').map(({ detail }) => detail)).toEqual([
    expect.objectContaining({ code, requestId, sessionId: null }),
  ]);
  expect(opened).toEqual([]);
  await settled(widget);
  expect(part(widget, 'details')?.textContent).toContain(code);
  expect(button(widget).textContent).toContain('Try again');
  expect(textOf(widget).length).toBeLessThan(1_000);
});

test.each(['<img src=x>', 'x'.repeat(65), 'a b', OVERSHARED.email])(
  'a request id that is none is not shown: %s',
  async (requestId) => {
    const { endpoint } = await newScenario({ endpoint: { status: 500, requestId } });
    const widget = await mount({ sessionEndpoint: endpoint });
    await press(widget, 'error');
    expect(widget.error?.requestId).toBeNull();
  },
);

test('after an error the next press works', async () => {
  const scenario = await newScenario({ endpoint: { status: 503 } });
  const opened = standAtWindows();
  const widget = await mount({ sessionEndpoint: scenario.endpoint });
  await press(widget, 'error');
  await scenario.script({});
  await press(widget);
  expect(widget.error).toBeNull();
  expect(opened).toHaveLength(1);
});

test('no endpoint at all is said to whoever can mend it', async () => {
  const widget = await mount();
  await press(widget, 'error');
  expect(widget.error?.code).toBe('session_endpoint_missing');
  await settled(widget);
  expect(part(widget, 'details')?.textContent).toContain('session-endpoint');
});

test('an answer that does not come in fifteen seconds is not waited for, and its request is ended', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  standAtWindows();
  let given: AbortSignal | undefined;
  const fetchSession = ({ signal }: { signal: AbortSignal }): Promise<unknown> => {
    given = signal;
    return new Promise(() => {});
  };
  const widget = await mount({ fetchSession });
  const outcome = widget.open();
  await vi.waitUntil(() => given !== undefined);
  await vi.advanceTimersByTimeAsync(14_900);
  expect(widget.status).toBe('preparing');
  await vi.advanceTimersByTimeAsync(200);
  expect(await outcome).toBe('error');
  expect(widget.error?.code).toBe('session_endpoint_timeout');
  expect(given?.aborted).toBe(true);
});

test.each([
  [
    'throws',
    () => {
      throw new Error(OVERSHARED.email);
    },
  ],
  ['rejects', () => Promise.reject(new Error(OVERSHARED.code))],
  ['gives nothing', () => Promise.resolve(undefined)],
] as const)('fetchSession that %s is an error, and its words are nobody’s', async (_name, fetchSession) => {
  const widget = await mount({ fetchSession });
  await press(widget, 'error');
  expect(['session_endpoint_failed', 'session_invalid']).toContain(widget.error?.code);
});

test.each([
  [
    'getters that throw',
    {
      get id() {
        throw new Error('No.');
      },
    },
  ],
] as const)('an answer of %s is an error', async (_name, answer) => {
  const widget = await mount({ fetchSession: () => Promise.resolve(answer) });
  await press(widget, 'error');
});
