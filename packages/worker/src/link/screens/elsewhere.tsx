import type { PageContext, ScreenOf } from '../screen.ts';
import { message } from './message.tsx';
import { clientName, type View } from './view.ts';

/** The link belongs to the browser that first acted on it. */
export const elsewhere = (context: PageContext, screen: ScreenOf<'elsewhere'>): View =>
  message(context, context.texts.elsewhere(clientName(context)), screen.returnUrl);
