/** Types `<keyfob-connect>` in Vue's templates. What is no text is bound as a property: `:fetchSession.prop="…"`. */
import type { HTMLAttributes } from 'vue';
import type { KeyfobListener, KeyfobMarkup, ListenerProperty } from './markup.ts';
import type { KeyfobEventType } from './session-store/widget-events.ts';

type Listeners = { [Type in KeyfobEventType as ListenerProperty<Type>]?: KeyfobListener<Type> };

declare module 'vue' {
  interface GlobalComponents {
    'keyfob-connect': new () => { $props: HTMLAttributes & KeyfobMarkup & Listeners };
  }
}
