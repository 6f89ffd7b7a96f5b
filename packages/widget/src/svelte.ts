/** Types `<keyfob-connect>` in Svelte's templates: `onkeyfob-success={…}`, and `on:keyfob-success` of Svelte 4. */
import type { HTMLAttributes } from 'svelte/elements';
import type { KeyfobConnect } from './keyfob-connect.ts';
import type { KeyfobListeners, KeyfobMarkup } from './markup.ts';

/** What `<keyfob-connect>` takes in a template. */
export type KeyfobConnectAttributes = HTMLAttributes<KeyfobConnect> &
  KeyfobMarkup &
  KeyfobListeners &
  KeyfobListeners<'on:'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'keyfob-connect': KeyfobConnectAttributes;
  }
}
