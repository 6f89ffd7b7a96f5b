import type { LitElement } from 'lit';
import type { KeyfobConnect } from './keyfob-connect.ts';
import type { KeyfobEventDetails, KeyfobEventType } from './session-store/widget-events.ts';

/** What the element adds to any other. */
type Own = Omit<KeyfobConnect, keyof LitElement>;

type Writable<Key extends keyof Own> =
  (<T>() => T extends Pick<Own, Key> ? 1 : 2) extends <T>() => T extends { -readonly [K in Key]: Own[K] }
    ? 1
    : 2
    ? Key
    : never;

/** Methods are no properties to set; a property that holds a function may also hold none. */
type Settable = {
  [Key in keyof Own]: Own[Key] extends (...args: never[]) => unknown ? never : Writable<Key>;
}[keyof Own];

/** The properties a page may set. */
export type KeyfobProperties = Partial<Pick<Own, Settable>>;

/** `sessionEndpoint` as `session-endpoint`. */
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : Name;

type Text = { [Key in Settable]: Own[Key] extends string | null ? Key : never }[Settable];

/** The attributes that hold text: all that frameworks need, and all that holds before the element is defined. */
export type KeyfobAttributes = { [Key in Text as Kebab<Key>]?: NonNullable<Own[Key]> };

/** The event that listeners of a type are given. */
export type KeyfobListener<Type extends KeyfobEventType> = (
  event: CustomEvent<KeyfobEventDetails[Type]>,
) => void;

/** `keyfob-success` as `KeyfobSuccess`. */
type Pascal<Name extends string> = Name extends `${infer Word}-${infer Rest}`
  ? `${Capitalize<Word>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** `keyfob-success` as `onKeyfobSuccess`. */
export type ListenerProperty<Type extends KeyfobEventType> = `on${Pascal<Type>}`;

/** Listeners by properties such as `onkeyfob-success`, or after another prefix. */
export type KeyfobListeners<Prefix extends string = 'on'> = {
  [Type in KeyfobEventType as `${Prefix}${Type}`]?: KeyfobListener<Type>;
};

/** The element as it is written in markup, without its listeners. */
export type KeyfobMarkup = KeyfobProperties & KeyfobAttributes;
