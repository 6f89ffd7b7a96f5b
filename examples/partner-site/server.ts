import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { AuthorizationResponseError } from 'openid-client';
import { readJson, readText } from './body.ts';
import { HOSTS, showHost } from './hosts/hosts.ts';
import type { StartedLink } from './keyfob.ts';
import {
  connectedVehicles,
  disconnectVehicle,
  finishLink,
  readVehicle,
  startLink,
  type Wish,
} from './keyfob.ts';
import { homePage, linkedPage, type Notice, type ShownVehicle, troublePage } from './page.ts';
import {
  isKept,
  keepSession,
  type Session,
  saveSessions,
  sessionCookie,
  sessionOf,
  tokensOf,
} from './session.ts';
import { keyfobOrigin, openerPolicy, partnerOrigin, port } from './settings.ts';

interface Visit {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly session: Session;
}

type Answer = Response | Promise<Response>;

const html = (body: string, status = 200): Response =>
  new Response(body, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });

const redirect = (location: string): Response =>
  new Response(null, { status: 303, headers: { Location: location } });

const home = (notice: Notice): Response => redirect(`/?notice=${notice}`);

/** The visitor's vehicles with a reading of each. */
const vehiclesOf = async (session: Session): Promise<ShownVehicle[]> => {
  const tokens = await tokensOf(session);
  if (!tokens) return [];
  const vehicles = await connectedVehicles(tokens);
  return Promise.all(
    vehicles.map(async (vehicle) => ({ ...vehicle, data: await readVehicle(tokens, vehicle.id) })),
  );
};

const showHome = async ({ session, url }: Visit): Promise<Response> =>
  html(homePage(await vehiclesOf(session), url.searchParams));

/** The widget asks for a link before it is needed, so not every one is followed. */
const STARTED_KEPT = 20;

const remember = (session: Session, link: StartedLink): void => {
  session.started = [...session.started, link].slice(-STARTED_KEPT);
  keepSession(session);
};

/** Step 1 without script: ask Keyfob for a link, remember what it is to come back with, and send the visitor there. */
const connect = async ({ request, session }: Visit): Promise<Response> => {
  // Another site that sends visitors here over and over would push their own links out.
  if (request.headers['sec-fetch-site'] === 'cross-site') return redirect('/');
  const { link } = await startLink(session.userId, null);
  remember(session, link);
  return redirect(link.url);
};

/** The parts of the widget's wish that are passed on, where they are text. */
const wishOf = (body: Partial<Record<string, unknown>>): Wish =>
  Object.fromEntries(
    ['connectedVehicleId', 'brand', 'country', 'selection', 'language']
      .map((name) => [name, body[name]])
      .filter(([, value]) => typeof value === 'string'),
  );

/** Step 1 with the widget: the same, and the widget gets what it needs to open the link and to watch it. */
const makeLinkSession = async ({ request, session }: Visit): Promise<Response> => {
  if (request.headers.origin !== partnerOrigin) return Response.json({ error: 'foreign' }, { status: 403 });
  const { link, ticket } = await startLink(session.userId, wishOf(await readJson(request)));
  remember(session, link);
  return Response.json(ticket);
};

/** Step 2: only a link that this visitor started here counts; a code from anywhere else is somebody else's car. */
const comeBack = async ({ session, url }: Visit): Promise<Response> => {
  const link = session.started.find(({ state }) => state === url.searchParams.get('state'));
  if (!link) return session.tokens ? redirect('/') : home('foreign');
  session.started = session.started.filter((each) => each !== link);
  const notice = await finish(session, url, link);
  saveSessions();
  // To an address without the code, so that nobody can reload it.
  return link.widget ? redirect(`/linked?session=${link.id}&notice=${notice}`) : home(notice);
};

const finish = async (session: Session, url: URL, link: StartedLink): Promise<Notice> => {
  try {
    session.tokens = await finishLink(url, link.state, link.verifier);
    return 'connected';
  } catch (error) {
    if (error instanceof AuthorizationResponseError && error.error === 'access_denied') return 'denied';
    console.error(error);
    return 'failed';
  }
};

/** Step 3: the page that tells the waiting widget. */
const showLinked = ({ url }: Visit): Response => html(linkedPage(url.searchParams));

const disconnect = async ({ request, session }: Visit): Promise<Response> => {
  if (request.headers.origin !== partnerOrigin) return home('failed');
  const id = new URLSearchParams(await readText(request)).get('id');
  const tokens = await tokensOf(session);
  const own = tokens ? await connectedVehicles(tokens) : [];
  const vehicle = own.find((each) => each.id === id);
  if (!vehicle) return home('failed');
  await disconnectVehicle(vehicle.id);
  return home('disconnected');
};

const file = (name: string, type: string): (() => Response) => {
  const content = readFileSync(new URL(name, import.meta.url));
  return () => new Response(content, { headers: { 'Content-Type': type } });
};

const ROUTES: Readonly<Record<string, (visit: Visit) => Answer>> = {
  'GET /': showHome,
  'GET /connect': connect,
  'POST /link-session': makeLinkSession,
  'GET /return': comeBack,
  'GET /linked': showLinked,
  'POST /disconnect': disconnect,
  'GET /style.css': file('style.css', 'text/css'),
  'GET /page.js': file('page.js', 'text/javascript'),
};

const HEADERS = {
  'Content-Security-Policy': `default-src 'none'; script-src 'self' ${keyfobOrigin}; connect-src 'self' ${keyfobOrigin} ${keyfobOrigin.replace('http', 'ws')}; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  ...(openerPolicy ? { 'Cross-Origin-Opener-Policy': openerPolicy } : {}),
};

const answer = async (visit: Visit): Promise<Response> => {
  const route = visit.url.pathname.startsWith(HOSTS)
    ? showHost
    : ROUTES[`${visit.request.method} ${visit.url.pathname}`];
  if (!route) return new Response('Not found', { status: 404 });
  try {
    return await route(visit);
  } catch (error) {
    console.error(error);
    return html(troublePage(), 502);
  }
};

const server = createServer(async (request, response) => {
  const session = sessionOf(request);
  const { status, headers, body } = await answer({
    request,
    session,
    url: URL.parse(request.url ?? '', partnerOrigin) ?? new URL(partnerOrigin),
  });
  response.writeHead(status, {
    // By one spelling of a name each, so that a route's own word replaces the site's.
    ...Object.fromEntries(new Headers(HEADERS)),
    ...(isKept(session) ? { 'set-cookie': sessionCookie(session) } : {}),
    ...Object.fromEntries(headers),
  });
  response.end(body ? Buffer.from(await new Response(body).arrayBuffer()) : undefined);
});

server.listen(port, 'localhost', () => console.log(`Example partner site: ${partnerOrigin}`));
