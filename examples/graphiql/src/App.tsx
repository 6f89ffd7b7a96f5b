import { GraphiQL } from 'graphiql';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { type SubmitEvent, useState } from 'react';
import { signIn } from './demo-application.ts';
import { OPERATIONS } from './operations.ts';

const USER = 'user';

/** GraphiQL for the demo application, as any user one likes. */
export const App = () => {
  const [session, setSession] = useState(() => signIn(localStorage.getItem(USER) ?? 'user-1'));

  const switchUser = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sub = String(new FormData(event.currentTarget).get(USER));
    localStorage.setItem(USER, sub);
    session.close();
    setSession(signIn(sub));
  };

  return (
    <>
      <header>
        <h1>Keyfob</h1>
        <p>
          Application <code>demo</code>, user <code>{session.sub}</code>
        </p>
        <form onSubmit={switchUser}>
          <label htmlFor="user">Another user</label>
          <input
            id="user"
            name={USER}
            defaultValue={session.sub}
            required
            maxLength={256}
            autoComplete="off"
          />
          <button type="submit">Switch</button>
        </form>
      </header>
      <main>
        <GraphiQL
          fetcher={session.fetcher}
          defaultTabs={OPERATIONS}
          defaultEditorToolsVisibility="variables"
        />
      </main>
    </>
  );
};
