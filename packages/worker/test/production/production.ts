import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { app } from '../../src/app.ts';
import type { Env } from '../../src/env.ts';

/** Settings as a deployment may have them; `undefined` leaves one out. */
export type Settings = { readonly [Name in keyof Env]?: Env[Name] | undefined };

/** Asks a Keyfob that is set up otherwise than the tests'. */
export const fetchWith = async (
  url: string,
  settings: Settings,
  init: RequestInit = {},
): Promise<Response> => {
  const all = Object.entries({ ...env, ...settings }).filter(([, value]) => value !== undefined);
  const request = new Request(url, { redirect: 'manual', ...init });
  return app.fetch(request, Object.fromEntries(all), createExecutionContext());
};

/** Every way not to be in development: each as settings and an address. */
export const PRODUCTION: Readonly<Record<string, readonly [settings: Settings, origin: string]>> = {
  'without KEYFOB_ENV, on loopback': [{ KEYFOB_ENV: undefined }, 'http://localhost:8787'],
  'with an empty KEYFOB_ENV': [{ KEYFOB_ENV: '' }, 'http://localhost:8787'],
  'with KEYFOB_ENV=production': [{ KEYFOB_ENV: 'production' }, 'http://127.0.0.1:8787'],
  'with KEYFOB_ENV misspelt': [{ KEYFOB_ENV: 'Development' }, 'http://localhost:8787'],
  'with a trailing space': [{ KEYFOB_ENV: 'development ' }, 'http://localhost:8787'],
  'in development, at a host of its own': [{}, 'https://keyfob.example'],
  'in development, at a host over http': [{}, 'http://keyfob.example'],
  'in development, at an address of the network': [{}, 'http://192.168.1.7:8787'],
  'in development, at any address': [{}, 'http://0.0.0.0:8787'],
  'in development, at a host like localhost': [{}, 'http://localhost.evil.example'],
  'in development, at a host that ends so': [{}, 'http://evil-localhost'],
  'in development, at a host like 127.0.0.1': [{}, 'http://127.0.0.1.evil.example'],
};

export const DEVELOPMENT: readonly string[] = [
  'http://localhost:8787',
  'http://127.0.0.1:8787',
  'http://[::1]:8787',
  'https://localhost:8443',
  'http://app.localhost',
];
