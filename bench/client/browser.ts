import { type Answer, type Ask, type Client, HOST } from './http.ts';

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' } as const;

const decoded = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity as keyof typeof ENTITIES]);

const attribute = (tag: string, name: string): string | null => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? null : decoded(value);
};

/** A form of a page, as a browser without script would send it. */
export interface Form {
  readonly action: string;
  readonly fields: URLSearchParams;
}

const fieldsOf = (html: string): URLSearchParams => {
  const fields = new URLSearchParams();
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const choice = /\stype="(?:checkbox|radio)"/.test(tag);
    if (name === null || /\sdisabled/.test(tag) || (choice && !/\schecked/.test(tag))) continue;
    fields.append(name, attribute(tag, 'value') ?? '');
  }
  return fields;
};

/** The form of a page that posts and is the one wanted, by where it leads to and what stands in it. */
export const formWhere = (html: string, wanted: (action: string, body: string) => boolean): Form => {
  for (const [, tag = '', body = ''] of html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)) {
    const action = attribute(tag, 'action') ?? '';
    const posts = attribute(tag, 'method')?.toLowerCase() === 'post';
    if (posts && wanted(action.split('?')[0] ?? '', body)) return { action, fields: fieldsOf(body) };
  }
  const plain = html.replaceAll(/<(style|svg)[\s\S]*?<\/\1>/g, '');
  throw new Error(`The form wanted is not on this page: ${plain.slice(0, 1_500)}`);
};

/** Where a page goes on to by itself. */
export const refreshOf = (html: string): string | null => {
  const address = /<meta http-equiv="refresh" content="0;\s*url=([^"]+)"/.exec(html)?.[1];
  return address === undefined ? null : decoded(address);
};

/** Keeps cookies and sends what a browser sends. Who uses it follows redirects, to count or leave out each request. */
export class Browser {
  readonly #client: Client;
  readonly #cookies = new Map<string, string>();
  readonly #origin: string;
  /** The page it is at: addresses are relative to it. */
  #page: string;

  /** `origin`: what the server believes to be its own. */
  constructor(client: Client, origin = `http://${HOST}`) {
    this.#client = client;
    this.#origin = origin;
    this.#page = origin;
  }

  get(address: string): Promise<Answer> {
    return this.#send(address, {});
  }

  post(address: string, form: URLSearchParams): Promise<Answer> {
    return this.#send(address, {
      form,
      headers: { Origin: this.#origin, 'Sec-Fetch-Site': 'same-origin' },
    });
  }

  /** Whether an address is on this server. */
  isHere(address: string): boolean {
    return new URL(address, this.#page).origin === this.#origin;
  }

  async #send(address: string, ask: Ask): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { Accept: 'text/html', ...(cookie ? { Cookie: cookie } : {}), ...ask.headers };
    const target = new URL(address, this.#page);
    this.#page = target.href;
    // The server is elsewhere than it calls itself.
    const answer = await this.#client.send(target.pathname + target.search, { ...ask, headers });
    for (const set of [answer.headers['set-cookie'] ?? []].flat()) {
      const pair = set.split(';', 1)[0] ?? '';
      const equals = pair.indexOf('=');
      const value = pair.slice(equals + 1);
      if (value === '') this.#cookies.delete(pair.slice(0, equals));
      else this.#cookies.set(pair.slice(0, equals), value);
    }
    return answer;
  }
}
