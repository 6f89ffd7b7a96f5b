/** A page as a browser without JavaScript sees it. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' } as const;

const decoded = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity as keyof typeof ENTITIES]);

const attribute = (tag: string, name: string): string | null => {
  const [, value] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? [];
  return value === undefined ? null : decoded(value);
};

/** One form of a page: where it goes, and what it sends when its button is pressed. */
export interface Form {
  readonly action: string;
  readonly method: string;
  readonly fields: URLSearchParams;
  /** Its buttons by id, with the address a button has of its own. */
  readonly buttons: ReadonlyMap<string, string | null>;
}

const fieldsOf = (html: string): URLSearchParams => {
  const fields = new URLSearchParams();
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type') ?? 'text';
    if (name === null || /\sdisabled/.test(tag)) continue;
    if ((type === 'checkbox' || type === 'radio') && !/\schecked/.test(tag)) continue;
    fields.append(name, attribute(tag, 'value') ?? '');
  }
  return fields;
};

const buttonsOf = (html: string): Map<string, string | null> =>
  new Map(
    [...html.matchAll(/<button\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'id') ?? '',
      attribute(tag, 'formaction'),
    ]),
  );

export const formsOf = (html: string): Form[] =>
  [...html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)].map(([, tag = '', body = '']) => ({
    action: attribute(tag, 'action') ?? '',
    method: (attribute(tag, 'method') ?? 'get').toUpperCase(),
    fields: fieldsOf(body),
    buttons: buttonsOf(body),
  }));

/** The form that posts to an address that ends so. */
export const formTo = (page: Page, ending: string): Form => {
  const form = formsOf(page.html).find(
    ({ action, method }) => method === 'POST' && action.split('?')[0]?.endsWith(ending),
  );
  if (!form)
    throw new Error(
      `No form to ${ending} on ${page.url} (${page.status}): ${page.html.replace(/<style[\s\S]*?<\/style>/, '').slice(0, 1500)}`,
    );
  return form;
};

/**
 * A browser of the tests: keeps cookies, follows redirects within Keyfob, sends what browsers send. It stops at the
 * first address outside Keyfob, which is then its location.
 */
export class PageBrowser {
  readonly #origin: string;
  /** Where its requests go. */
  readonly #send: (request: Request) => Promise<Response>;
  readonly cookies = new Map<string, string>();
  /** The address outside Keyfob that it was last sent to. */
  left: string | null = null;

  constructor(origin: string, send: (request: Request) => Promise<Response>) {
    this.#origin = origin;
    this.#send = send;
  }

  async open(address: string, init: RequestInit = {}): Promise<Page> {
    let url = new URL(address, this.#origin).href;
    let request = init;
    for (let hops = 0; hops < 10; hops += 1) {
      const response = await this.#send(new Request(url, this.#dressed(request)));
      this.#keepCookies(response);
      const location = response.headers.get('Location');
      if (location === null) return this.#page(url, response);
      await response.body?.cancel();
      const target = new URL(location, url);
      if (target.origin !== this.#origin) {
        this.left = target.href;
        return { url: target.href, status: response.status, headers: response.headers, html: '' };
      }
      url = target.href;
      request = {};
    }
    throw new Error(`Too many redirects, last ${url}`);
  }

  /** Presses the button of a form, with some fields set otherwise. */
  submit(page: Page, ending: string, changes: Record<string, string | string[]> = {}): Promise<Page> {
    const form = formTo(page, ending);
    return this.#post(page, form, form.action, changes);
  }

  /** Presses a button by its id, to the button's own address where it has one. */
  press(page: Page, id: string): Promise<Page> {
    const form = formsOf(page.html).find(({ buttons }) => buttons.has(id));
    if (!form) throw new Error(`No button ${id} on ${page.url} (${page.status})`);
    return this.#post(page, form, form.buttons.get(id) ?? form.action, {});
  }

  #post(
    page: Page,
    { fields }: Form,
    action: string,
    changes: Record<string, string | string[]>,
  ): Promise<Page> {
    for (const [name, value] of Object.entries(changes)) {
      fields.delete(name);
      for (const each of [value].flat()) fields.append(name, each);
    }
    const target = new URL(action || page.url, page.url);
    return this.open(target.href, {
      method: 'POST',
      body: fields,
      headers: { 'Sec-Fetch-Site': 'same-origin', Origin: this.#origin },
    });
  }

  #page = async (url: string, response: Response): Promise<Page> => {
    const html = await response.text();
    const refresh = /<meta http-equiv="refresh" content="0;\s*url=([^"]+)"/
      .exec(html)?.[1]
      ?.replaceAll('&amp;', '&');
    if (refresh !== undefined) this.left = refresh;
    return { url, status: response.status, headers: response.headers, html };
  };

  #dressed(init: RequestInit): RequestInit {
    const headers = new Headers(init.headers);
    headers.set('Accept', 'text/html,application/xhtml+xml');
    if (this.cookies.size > 0)
      headers.set('Cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    return { ...init, headers, redirect: 'manual' };
  }

  #keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const equals = pair.indexOf('=');
      this.cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
  }
}
