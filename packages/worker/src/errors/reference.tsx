import { ERRORS, type ErrorCode } from '@keyfob/shared/errors/registry';
import type { AppContext } from '../context.ts';
import { sendPage } from '../page.ts';

const STYLES = `:root{color-scheme:light dark}body{max-inline-size:40rem;margin:3rem auto;padding:0 1rem;
font:1rem/1.6 system-ui,sans-serif}code{font-size:1.1em}dt{font-weight:600;margin-block-start:1rem}dd{margin:0}`;

/** `/errors/{code}`: what one error means, from the registry. */
export const sendReference = (c: AppContext, code: ErrorCode): Response | Promise<Response> => {
  const { title, status, oauth, retry, owner } = ERRORS[code];
  return sendPage(c, (nonce) => (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>{`${code} – Keyfob errors`}</title>
        <style nonce={nonce}>{STYLES}</style>
      </head>
      <body>
        <main>
          <h1>
            <code>{code}</code>
          </h1>
          <p>{title}</p>
          <dl>
            <dt>HTTP status</dt>
            <dd>{status}</dd>
            <dt>OAuth error</dt>
            <dd>
              <code>{oauth}</code>
            </dd>
            <dt>Does trying again help?</dt>
            <dd>{retry ? 'Yes, later.' : 'No, not with the same request.'}</dd>
            <dt>What the owner of the vehicle can do</dt>
            <dd>{owner}</dd>
          </dl>
        </main>
      </body>
    </html>
  ));
};
