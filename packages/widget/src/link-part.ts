/** What is needed once somebody means to connect, loaded then: one file, whatever it is made of. */
export { announce, prepareAnnouncer } from './announcer.ts';
export { linkStyles } from './link-styles.ts';
export { linkLabel, linkText, linkView, mainOptions } from './link-view.ts';
export { texts as english } from './locales/en.ts';
export { SessionStore } from './session-store/session-store.ts';
