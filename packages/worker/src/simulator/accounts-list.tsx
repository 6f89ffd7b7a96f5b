import type { AppContext } from '../context.ts';
import { sendPage } from '../page.ts';
import { textsFor } from './locales/texts.ts';
import { AccountsPage } from './pages/accounts.tsx';

/** `GET /simulator/accounts`: for who builds. Elsewhere there is no such page. */
export const showAccounts = (c: AppContext): Response | Promise<Response> => {
  if (!c.var.config.development) return c.notFound();
  const texts = textsFor(c.req.query('ui_locales') ?? null);
  return sendPage(c, (nonce) => <AccountsPage texts={texts} nonce={nonce} />);
};
