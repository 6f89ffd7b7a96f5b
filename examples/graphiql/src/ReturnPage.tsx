/** Where an owner comes back to: what the redirect brought is shown, for `Authorize`. */
export const ReturnPage = ({ brought }: { readonly brought: URLSearchParams }) => (
  <main className="return">
    <h1>Back at the application</h1>
    <p>
      Keyfob sent the owner back with this. Run <code>Authorize</code> in GraphiQL, with the <code>code</code>{' '}
      or without.
    </p>
    <dl>
      {[...brought].map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <code>{value}</code>
          </dd>
        </div>
      ))}
    </dl>
    <p>
      <a href="/">GraphiQL</a>
    </p>
  </main>
);
