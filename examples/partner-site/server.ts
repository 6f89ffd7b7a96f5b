import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { AuthorizationResponseError } from 'openid-client';
import { connectedVehicles, disconnectVehicle, finishLink, readVehicle, startLink } from './keyfob.ts';
import { homePage, type Notice, type ShownVehicle, troublePage } from './page.ts';
import { type Session, saveSessions, sessionCookie, sessionOf, tokensOf } from './session.ts';
import { openerPolicy, partnerOrigin, port } from './settings.ts';

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
  return Promise.all(vehicles.map(async ({ id }) => ({ id, data: await readVehicle(tokens, id) })));
};

const showHome = async ({ session, url }: Visit): Promise<Response> =>
  html(homePage(await vehiclesOf(session), url.searchParams.get('notice')));

/** Step 1: ask Keyfob for a link, remember what it is to come back with, and send the visitor there. */
const connect = async ({ session }: Visit): Promise<Response> => {
  const link = await startLink(session.userId);
  session.started.push(link);
  saveSessions();
  return redirect(link.url);
};

/** Step 2: only a link that this visitor started here counts; a code from anywhere else is somebody else's car. */
const comeBack = async ({ session, url }: Visit): Promise<Response> => {
  const link = session.started.find(({ state }) => state === url.searchParams.get('state'));
  if (!link) return session.tokens ? redirect('/') : home('foreign');
  session.started = session.started.filter((each) => each !== link);
  try {
    session.tokens = await finishLink(url, link.state, link.verifier);
    return home('connected');
  } catch (error) {
    if (error instanceof AuthorizationResponseError && error.error === 'access_denied') return home('denied');
    console.error(error);
    return home('failed');
  } finally {
    saveSessions();
  }
};

const disconnect = async ({ request, session }: Visit): Promise<Response> => {
  const id = new URLSearchParams(await text(request)).get('id');
  const tokens = await tokensOf(session);
  const own = tokens ? await connectedVehicles(tokens) : [];
  const vehicle = own.find((each) => each.id === id);
  if (request.headers.origin !== partnerOrigin || !vehicle) return home('failed');
  await disconnectVehicle(vehicle.id);
  return home('disconnected');
};

const styles = readFileSync(new URL('style.css', import.meta.url));
const showStyles = (): Response => new Response(styles, { headers: { 'Content-Type': 'text/css' } });

const ROUTES: Readonly<Record<string, (visit: Visit) => Answer>> = {
  'GET /': showHome,
  'GET /connect': connect,
  'GET /return': comeBack,
  'POST /disconnect': disconnect,
  'GET /style.css': showStyles,
};

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  ...(openerPolicy ? { 'Cross-Origin-Opener-Policy': openerPolicy } : {}),
};

const answer = async (visit: Visit): Promise<Response> => {
  const route = ROUTES[`${visit.request.method} ${visit.url.pathname}`];
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
    ...HEADERS,
    'Set-Cookie': sessionCookie(session),
    ...Object.fromEntries(headers),
  });
  response.end(body ? Buffer.from(await new Response(body).arrayBuffer()) : undefined);
});

server.listen(port, 'localhost', () => console.log(`Example partner site: ${partnerOrigin}`));
