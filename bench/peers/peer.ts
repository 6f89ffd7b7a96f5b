import type { Server } from '../servers/server.ts';

/** Runs a section whose processor time counts. */
export type Counted = <T>(section: () => Promise<T>) => Promise<T>;

/** Does an operation so many times; what prepares it stays outside the counted sections. */
export type Operation = (times: number, counted: Counted) => Promise<void>;

/** What is compared, with what of it counts. */
export const OPERATIONS = {
  authorizeAndExchange:
    'an authorization request is checked, a code is made for its owner’s consent and exchanged with PKCE; no page is drawn. Peers agree for the owner at the authorization endpoint, their shortest way. Keyfob: the pushed request (RFC 9126), the POST with which the owner agrees, the exchange',
  exchange: 'the exchange alone, of codes made before',
  refresh: 'refresh with rotation, each token used once',
  introspect:
    'a live access token is looked up (RFC 7662). workers-oauth-provider has no such endpoint: its check of a token at an API route',
  clientCredentials: 'a token for the client itself. workers-oauth-provider has no such grant',
  withPages:
    'the first row with what Keyfob’s own pages add to it: the first page, the POST that makes the link session in a garage of its own, and the last page',
  wholeLink:
    'a first link of a new owner: every request and page of it, and the simulated provider, which runs in the same Worker',
} as const;

export type OperationId = keyof typeof OPERATIONS;
export const OPERATION_IDS = Object.keys(OPERATIONS) as OperationId[];

/** A peer that is up, and what it can do. */
export interface RunningPeer extends Server {
  readonly operations: Readonly<Partial<Record<OperationId, Operation>>>;
}

export interface Peer {
  readonly name: string;
  /** What it runs on and keeps its state in. */
  readonly setting: string;
  readonly start: () => Promise<RunningPeer>;
}

/** The one client all of them know, and where its codes go. */
export const CLIENT = { id: 'bench-client', secret: 'a-secret-of-the-benchmark-alone' } as const;
export const REDIRECT_URI = 'https://client.example.com/callback';
