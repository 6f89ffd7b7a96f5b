/**
 * For React. From 19 on the element is written as it is, typed by this module:
 * `<keyfob-connect session-endpoint="/api/link-session" onkeyfob-success={…} />`. For 17 and 18 there is a component.
 */
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import * as React from 'react';
import { KeyfobConnect as Element } from './define.ts';
import type { KeyfobListeners, KeyfobMarkup, ListenerProperty } from './markup.ts';
import type { KeyfobEventDetails, KeyfobEventType } from './session-store/widget-events.ts';

type Events = {
  readonly [Type in KeyfobEventType as ListenerProperty<Type>]: EventName<
    CustomEvent<KeyfobEventDetails[Type]>
  >;
};

const EVENTS = {
  onKeyfobReady: 'keyfob-ready',
  onKeyfobOpen: 'keyfob-open',
  onKeyfobBlocked: 'keyfob-blocked',
  onKeyfobStatusChange: 'keyfob-status-change',
  onKeyfobStep: 'keyfob-step',
  onKeyfobSuccess: 'keyfob-success',
  onKeyfobCancel: 'keyfob-cancel',
  onKeyfobError: 'keyfob-error',
  onKeyfobExpired: 'keyfob-expired',
} as const satisfies { [Type in KeyfobEventType as ListenerProperty<Type>]: Type };

/** The element as a component; properties by their names, listeners as `onKeyfobSuccess`. Defines the element. */
export const KeyfobConnect: ReactWebComponent<Element, Events> = createComponent({
  react: React,
  tagName: 'keyfob-connect',
  elementClass: Element,
  // The library marks event names with a type that has no values.
  events: EVENTS as unknown as Events,
});

/** What `<keyfob-connect>` takes in JSX. */
export type KeyfobConnectAttributes = React.DetailedHTMLProps<React.HTMLAttributes<Element>, Element> &
  KeyfobMarkup &
  KeyfobListeners;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'keyfob-connect': KeyfobConnectAttributes;
    }
  }
}
