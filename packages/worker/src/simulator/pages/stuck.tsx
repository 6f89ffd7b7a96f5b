import type { FC } from 'hono/jsx';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import { Layout, type PageProps } from './layout.tsx';

/** The sign-in that never ends. It has no way on and none back: that is what can be tried here. */
export const StuckPage: FC<PageProps & { readonly request: AuthorizationRequest }> = ({
  texts,
  nonce,
  request,
}) => (
  <Layout texts={texts} nonce={nonce} brand={request.brand} title={texts.stuck.title}>
    <h1>{texts.stuck.title}</h1>
    <p>{texts.stuck.text}</p>
  </Layout>
);
