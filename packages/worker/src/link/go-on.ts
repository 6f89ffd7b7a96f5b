import type { AppContext } from '../context.ts';
import type { SessionRecord } from '../garage/records.ts';
import { linkOf } from './current-link.ts';
import { currentPage } from './steps.ts';

/** After the end the page goes on to the application by itself; before it, to where the session stands. */
export const goOn = async (c: AppContext, record: SessionRecord): Promise<Response> => {
  const page = currentPage(record, c.var.now);
  const link = await linkOf(c, record.session.id);
  return c.redirect(`/link/${link}${page === '' ? '' : `/${page}`}${page === 'done' ? '?forward' : ''}`, 303);
};
