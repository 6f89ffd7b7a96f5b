import { env } from 'cloudflare:workers';
import { Hono } from 'hono';
import { type Config, readConfig } from '../../src/config.ts';
import type { Transport } from '../../src/connectors/connector.ts';
import type { AppEnv } from '../../src/context.ts';
import { simulatorRoutes } from '../../src/simulator/simulator.ts';

export const ORIGIN = 'http://localhost';
export const CALLBACK = `${ORIGIN}/callback/simulator`;

/** The simulator as a site of its own, at a clock the test holds. Storage is the Worker's own. */
export interface Site {
  readonly fetch: Transport;
  readonly now: () => number;
  /** Lets seconds go by. */
  wait(seconds: number): void;
}

const checkedConfig = async (): Promise<Config> => {
  const config = await readConfig(env, ORIGIN);
  if ('missing' in config) throw new Error(`Settings are missing: ${config.missing}`);
  return config;
};

/** `changes`: settings as they are somewhere else. */
export const openSite = async (changes: Partial<Config> = {}): Promise<Site> => {
  const config = { ...(await checkedConfig()), ...changes };
  let now = Date.now();
  const app = new Hono<AppEnv>()
    .use(async (c, next) => {
      c.set('config', config);
      c.set('now', now);
      c.set('requestId', 'test');
      await next();
    })
    .route('/simulator', simulatorRoutes);
  return {
    fetch: async (request) => app.fetch(request, env),
    now: () => now,
    wait: (seconds) => {
      now += seconds * 1000;
    },
  };
};

export interface Browser {
  /** What a link or the address bar does. */
  open(url: string): Promise<Response>;
  /** What the button of the form at an address does. */
  submit(url: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
}

export const browserOf = (site: Site): Browser => ({
  open: (url) => site.fetch(new Request(url, { redirect: 'manual' })),
  submit: (url, fields, headers = { 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN }) =>
    site.fetch(
      new Request(url, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' }),
    ),
});

export const locationOf = (response: Response): URL => {
  const location = response.headers.get('Location');
  if (!location) throw new Error(`No redirect but ${response.status}.`);
  return new URL(location);
};

/** The value of a hidden field, as the browser would send it. */
export const hiddenField = (html: string, name: string): string => {
  const value = html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1];
  if (value === undefined) throw new Error(`No hidden field ${name}.`);
  return value;
};
