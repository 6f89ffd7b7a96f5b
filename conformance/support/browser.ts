import { type Fields, keyfob, ORIGIN } from './http.ts';

/** A page as a browser without scripts sees it. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

interface Form {
  readonly action: string;
  readonly method: string;
  readonly fields: URLSearchParams;
  /** The addresses that buttons have of their own (`formaction`). */
  readonly otherActions: readonly string[];
}

const ENTITIES: Fields = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

const decoded = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);

const attribute = (tag: string, name: string): string | null => {
  const [, value] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? [];
  return value === undefined ? null : decoded(value);
};

/** What a form sends as it stands: unticked boxes and disabled fields are left out. */
const fieldsOf = (html: string): URLSearchParams => {
  const fields = new URLSearchParams();
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type') ?? 'text'];
    if (name === null || /\sdisabled/.test(tag)) continue;
    if ((type === 'checkbox' || type === 'radio') && !/\schecked/.test(tag)) continue;
    fields.append(name, attribute(tag, 'value') ?? '');
  }
  return fields;
};

const formsOf = (html: string): Form[] =>
  [...html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)].map(([, tag = '', body = '']) => ({
    action: attribute(tag, 'action') ?? '',
    method: (attribute(tag, 'method') ?? 'get').toUpperCase(),
    fields: fieldsOf(body),
    otherActions: [...body.matchAll(/<button\b[^>]*>/g)].flatMap(
      ([button]) => attribute(button, 'formaction') ?? [],
    ),
  }));

const endsIn = (action: string, ending: string): boolean => action.split('?')[0]?.endsWith(ending) ?? false;

/** The address a page goes on to by itself. */
const refreshOf = (html: string): string | null => {
  const [, address] = /<meta http-equiv="refresh" content="0;\s*url=([^"]+)"/.exec(html) ?? [];
  return address === undefined ? null : decoded(address);
};

/**
 * A browser that keeps cookies, sends what browsers send, and follows redirects within Keyfob. The first address outside
 * is where it left to.
 */
export class Browser {
  readonly #cookies = new Map<string, string>();
  /** The address outside Keyfob that it was last sent to. */
  left: string | null = null;
  /** Every page it came to, by address. */
  readonly history: string[] = [];
  /** The statuses of every redirect it followed. */
  readonly redirects: number[] = [];

  async open(address: string, init: RequestInit = {}): Promise<Page> {
    let url = new URL(address, ORIGIN).href;
    let request = init;
    for (let hops = 0; hops < 10; hops += 1) {
      const response = await keyfob(url, this.#dressed(request));
      this.#keepCookies(response);
      const html = await response.text();
      const page = { url, status: response.status, headers: response.headers, html };
      const location = response.headers.get('Location');
      if (location === null) {
        this.history.push(url);
        this.left = refreshOf(html) ?? this.left;
        return page;
      }
      // What a browser would parse; a scheme of an app's own has no origin.
      this.redirects.push(response.status);
      const target = new URL(location, url);
      if (target.origin !== ORIGIN) {
        this.left = location;
        return page;
      }
      url = target.href;
      request = {};
    }
    throw new Error(`Too many redirects, last to ${url}`);
  }

  /** Presses the button of the page's form that posts to an address that ends so, with some fields set otherwise. */
  submit(page: Page, ending: string, changes: Fields = {}): Promise<Page> {
    const actionsOf = ({ action, otherActions }: Form) => [action, ...otherActions];
    const form = formsOf(page.html).find(
      (each) => each.method === 'POST' && actionsOf(each).some((action) => endsIn(action, ending)),
    );
    if (!form) throw new Error(`No form to ${ending} on ${page.url} (${page.status}): ${textOf(page)}`);
    return this.#post(page, actionsOf(form).find((action) => endsIn(action, ending)) ?? '', form, changes);
  }

  /** Signs in where the page asks for a password. */
  signIn(page: Page, account: Fields): Promise<Page> {
    const form = formsOf(page.html).find(({ fields }) => fields.has('password'));
    if (!form) throw new Error(`No sign-in on ${page.url} (${page.status}): ${textOf(page)}`);
    return this.#post(page, form.action, form, account);
  }

  #post(page: Page, action: string, { fields }: Form, changes: Fields): Promise<Page> {
    for (const [name, value] of Object.entries(changes)) fields.set(name, value);
    return this.open(new URL(action || page.url, page.url).href, {
      method: 'POST',
      body: fields,
      headers: { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' },
    });
  }

  #dressed(init: RequestInit): RequestInit {
    const headers = new Headers(init.headers);
    headers.set('Accept', 'text/html,application/xhtml+xml');
    if (this.#cookies.size > 0)
      headers.set('Cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    return { ...init, headers };
  }

  #keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const equals = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
  }
}

/** What is written on a page. */
export const textOf = ({ html }: Page): string =>
  decoded(html.replace(/<(style|script)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');
