import { exports } from 'cloudflare:workers';
import { PageBrowser } from './page-browser.ts';

export type { Form, Page } from './page-browser.ts';
export { formsOf, formTo } from './page-browser.ts';

export const ORIGIN = 'http://localhost:8787';

/** A browser before the Worker of the tests. */
export class Browser extends PageBrowser {
  constructor(send = (request: Request): Promise<Response> => exports.default.fetch(request)) {
    super(ORIGIN, send);
  }
}
