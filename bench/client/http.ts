import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as a form. */
  readonly form?: Readonly<Record<string, string>> | URLSearchParams;
  /** Sent as JSON. */
  readonly json?: unknown;
}

/** The host every server is asked as: where it listens is chosen anew each time, what it signs names must not be. */
export const HOST = 'localhost';

const bodyOf = ({ form, json }: Ask): { readonly type: string; readonly text: string } | null => {
  if (form !== undefined)
    return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(form).toString() };
  return json === undefined ? null : { type: 'application/json', text: JSON.stringify(json) };
};

/** Asks one server over connections that stay open, without following redirects. */
export class Client {
  readonly #address: string;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(address: string) {
    this.#address = address;
  }

  send(path: string, ask: Ask = {}): Promise<Answer> {
    const body = bodyOf(ask);
    const headers = {
      Host: HOST,
      ...(body ? { 'Content-Type': body.type, 'Content-Length': String(Buffer.byteLength(body.text)) } : {}),
      ...ask.headers,
    };
    const options = { agent: this.#agent, method: ask.method ?? (body ? 'POST' : 'GET'), headers };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.#address), options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      });
      sent.on('error', reject);
      sent.end(body?.text);
    });
  }

  /** Asks for what must be there; anything but the status expected ends the measurement with the server's words. */
  async expect(status: number, path: string, ask: Ask = {}): Promise<Answer> {
    const answer = await this.send(path, ask);
    if (answer.status !== status)
      throw new Error(`${path} answered ${answer.status}: ${answer.text.slice(0, 800)}`);
    return answer;
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Where an answer sends its reader, from the root of the server that gave it. */
export const locationOf = ({ headers, status, text }: Answer): string => {
  const { location } = headers;
  if (typeof location !== 'string') throw new Error(`No redirect but ${status}: ${text.slice(0, 800)}`);
  return location;
};

/** The code in the address an authorization response leads to. */
export const codeIn = (address: string): string => {
  const code = new URL(address, `http://${HOST}`).searchParams.get('code');
  if (!code) throw new Error(`No code in ${address}`);
  return code;
};

export const basic = (id: string, secret: string): { readonly Authorization: string } => ({
  Authorization: `Basic ${btoa(`${id}:${secret}`)}`,
});

const AT_ONCE = 8;

/** Does a work for every item, a few at a time, and answers in their order. */
export const forEach = async <Item, Done>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Done>,
  atOnce = AT_ONCE,
): Promise<Done[]> => {
  const queue = items.entries();
  const done: Done[] = [];
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) done[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return done;
};

/** `0 … count − 1`. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
