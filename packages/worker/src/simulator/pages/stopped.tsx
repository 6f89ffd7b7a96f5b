import type { FC } from 'hono/jsx';
import type { RequestProblem } from '../oauth/authorization-request.ts';
import { Layout, type PageProps } from './layout.tsx';

/** Where the owner cannot be sent back, for nobody knows to whom. */
export const StoppedPage: FC<PageProps & { readonly problem: RequestProblem }> = ({
  texts,
  nonce,
  problem,
}) => (
  <Layout texts={texts} nonce={nonce} brand={null} title={texts.stopped.title}>
    <h1>{texts.stopped.title}</h1>
    <p>{texts.stopped.why[problem]}</p>
  </Layout>
);
