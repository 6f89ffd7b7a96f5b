import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import { GRAPHIQL } from '../../application/registration/demo.ts';
import type { AppContext } from '../../context.ts';
import { sendPage } from '../../page.ts';
import { SCHEMA } from './schema-text.ts';

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; }
label { display: block; margin-top: 1rem; font-weight: 600; }
input, textarea, button, pre { box-sizing: border-box; width: 100%; font: 0.9rem/1.4 ui-monospace, monospace; padding: 0.5rem; }
button { width: auto; margin-top: 1rem; font: inherit; padding: 0.5rem 1.5rem; }
pre { overflow: auto; border: 1px solid GrayText; min-height: 6rem; white-space: pre-wrap; overflow-wrap: anywhere; }
`;

const QUERY = `{
  vehicleList(search: "Tesla Model 3", filter: { connect: { providers: [Enode] } }, size: 3) {
    id
    naming { make model version }
    connect { providers }
  }
}`;

/** Runs an operation as a user of the demo application. */
const SCRIPT = `
const at = (id) => document.getElementById(id);
at('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  at('answer').textContent = '';
  try {
    const token = await (await fetch('/dev/user-token?sub=' + encodeURIComponent(at('user').value))).text();
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'x-client-id': 'demo', 'x-app-id': 'demo', Authorization: 'Bearer ' + token, 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: at('query').value }),
    });
    at('answer').textContent = JSON.stringify(await answer.json(), null, 2);
  } catch (error) {
    at('answer').textContent = String(error);
  }
});
`;

const Console: FC<{ readonly nonce: string }> = ({ nonce }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <link rel="icon" href="data:," />
      <title>GraphQL – Keyfob in development</title>
      <style nonce={nonce}>{raw(STYLE)}</style>
    </head>
    <body>
      <main>
        <h1>GraphQL</h1>
        <p>
          Queries and mutations as a user of the demo application. Under <code>pnpm dev</code>, GraphiQL is at{' '}
          <a href={GRAPHIQL}>{GRAPHIQL}</a>, with subscriptions, variables and a schema explorer. Both are
          there in development only.
        </p>
        <form id="form">
          <label for="user">User</label>
          <input id="user" value="user-1" autocomplete="off" />
          <label for="query">Operation</label>
          <textarea id="query" rows={12} spellcheck={false}>
            {QUERY}
          </textarea>
          <button type="submit">Run</button>
        </form>
        <h2 id="answer-title">Answer</h2>
        <pre id="answer" role="log" aria-labelledby="answer-title" tabindex={0}></pre>
        <details>
          <summary>Schema</summary>
          <pre tabindex={0}>{SCHEMA.trim()}</pre>
        </details>
      </main>
      <script nonce={nonce}>{raw(SCRIPT)}</script>
    </body>
  </html>
);

/** `GET /graphql` in a browser, in development only: a page to try operations on, without anything from elsewhere. */
export const sendConsole = (c: AppContext): Response | Promise<Response> =>
  sendPage(c, (nonce) => <Console nonce={nonce} />);
