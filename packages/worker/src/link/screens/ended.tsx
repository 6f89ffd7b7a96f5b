import type { PageContext, ScreenOf } from '../screen.ts';
import { message } from './message.tsx';
import { clientName, forwarding, type View } from './view.ts';

export const ended = (context: PageContext, screen: ScreenOf<'ended'>): View => ({
  ...message(context, context.texts.ended[screen.how](clientName(context)), screen.returnUrl),
  ...forwarding(screen),
});
