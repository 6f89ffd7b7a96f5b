import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import '../resolve-localhost.ts';

/** How a visit to the host site goes. */
export interface HostVisit {
  /** The Keyfob it links through. */
  readonly keyfob: string;
  /** The site's Cross-Origin-Opener-Policy, on every page of it. */
  readonly openerPolicy: string | null;
  readonly presentation: 'popup' | 'tab' | 'redirect';
  /** The page itself presses, once: browsers open no window for that. */
  readonly unasked: boolean;
}

/** A page with one widget. */
export interface HostPage {
  readonly url: string;
  /** How `open()` ended, where the page itself pressed; `null` before. */
  readonly outcome: () => string | null;
}

export interface HostSite {
  readonly pageFor: (visit: HostVisit) => HostPage;
  close(): Promise<void>;
}

const CREDENTIALS = `Basic ${btoa('demo:demo-secret-for-development-only')}`;

const askKeyfob = async (keyfob: string, path: string, body: unknown): Promise<unknown> => {
  const response = await fetch(`${keyfob}/v1/link-sessions${path}`, {
    method: 'POST',
    headers: { Authorization: CREDENTIALS, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`Keyfob answered ${response.status}: ${await response.text()}`);
  return response.json();
};

/** What the page does for the tests: keeps every event of the widget, over reloads too, and tells when a link is ready. */
const script = ({ unasked }: HostVisit): string => `
  const kept = () => JSON.parse(sessionStorage.getItem('events') ?? '[]');
  const names = ['ready', 'open', 'blocked', 'status-change', 'step', 'success', 'cancel', 'error', 'expired'];
  for (const name of names)
    document.addEventListener('keyfob-' + name, ({ type, detail }) =>
      sessionStorage.setItem('events', JSON.stringify([...kept(), { type, detail }])));
  const open = window.open;
  window.open = (...args) => (window.other = open.call(window, ...args));
  const widget = document.querySelector('keyfob-connect');
  widget.fetchSession = async ({ signal }) => {
    const response = await fetch('/session' + location.search, { method: 'POST', signal });
    const ticket = await response.json();
    // By then the widget has it too.
    setTimeout(() => document.documentElement.setAttribute('data-prepared', ''));
    return ticket;
  };
  const press = async () => {
    await customElements.whenDefined('keyfob-connect');
    await fetch('/outcome' + location.search, { method: 'POST', body: await widget.open() });
  };
  ${unasked ? 'press();' : ''}`;

const page = (head: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Host</title>
  <link rel="icon" href="data:,">
  ${head}
</head>
<body>${body}</body>
</html>`;

const hostPage = (visit: HostVisit): string =>
  page(
    `<script type="module" crossorigin src="${visit.keyfob}/keyfob.js"></script>`,
    `<keyfob-connect prefetch="visible" brand="tesla" presentation="${visit.presentation}"></keyfob-connect>
     <script>${script(visit)}</script>`,
  );

const returnPage = ({ keyfob }: HostVisit, sessionId: string): string =>
  page(
    `<meta name="keyfob-session" content="${sessionId}">
     <script type="module" crossorigin src="${keyfob}/return.js"></script>`,
    '<p id="returned">You can close this window.</p>',
  );

/** A site with the widget and a backend, where each visit chooses its own opener policy. */
export const startHostSite = async (origin: string): Promise<HostSite> => {
  const visits: { readonly visit: HostVisit; outcome: string | null }[] = [];
  /** Links under way, by the value that the owner brings back. */
  const started = new Map<string, { readonly id: string; readonly visit: HostVisit }>();

  const makeSession = async (visit: HostVisit): Promise<unknown> => {
    const state = randomBytes(16).toString('base64url');
    const { id, url, statusToken, expiresAt } = (await askKeyfob(visit.keyfob, '', {
      userId: randomBytes(9).toString('base64url'),
      scopes: ['all'],
      redirectUri: `${origin}/return`,
      brand: 'tesla',
      state,
    })) as Readonly<Record<'id' | 'url' | 'statusToken' | 'expiresAt', string>>;
    started.set(state, { id, visit });
    return { id, url, statusToken, expiresAt };
  };

  const finish = async (query: URLSearchParams): Promise<{ id: string; visit: HostVisit }> => {
    const link = started.get(query.get('state') ?? '');
    if (!link) throw new Error('This link was not started here.');
    await askKeyfob(link.visit.keyfob, `/${link.id}/complete`, { code: query.get('code') });
    return link;
  };

  const send = (response: ServerResponse, { openerPolicy }: HostVisit, type: string, body: string): void => {
    response.writeHead(200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'no-store',
      ...(openerPolicy ? { 'Cross-Origin-Opener-Policy': openerPolicy } : {}),
    });
    response.end(body);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname === '/return') {
      const { id, visit } = await finish(url.searchParams);
      return send(response, visit, 'text/html', returnPage(visit, id));
    }
    const known = visits[Number(url.searchParams.get('visit'))];
    if (!known) throw new Error('There is no such visit.');
    const { visit } = known;
    switch (`${request.method} ${url.pathname}`) {
      case 'POST /session':
        return send(response, visit, 'application/json', JSON.stringify(await makeSession(visit)));
      case 'POST /outcome':
        known.outcome = await text(request);
        return send(response, visit, 'text/plain', '');
      default:
        return send(response, visit, 'text/html', hostPage(visit));
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end(String(error));
    });
  });
  server.listen(Number(new URL(origin).port), 'localhost');
  await once(server, 'listening');

  return {
    pageFor(visit) {
      const known = { visit, outcome: null };
      return { url: `${origin}/?visit=${visits.push(known) - 1}`, outcome: () => known.outcome };
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
