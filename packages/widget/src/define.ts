import { KeyfobConnect } from './keyfob-connect.ts';

export * from './keyfob-connect.ts';

const TAG = 'keyfob-connect';

/** The first to come stays: a page may load the script twice, or a part of it bring a version of its own. */
if (typeof customElements !== 'undefined') {
  const present = customElements.get(TAG) as
    | (typeof KeyfobConnect & { readonly version?: string })
    | undefined;
  if (!present) customElements.define(TAG, KeyfobConnect);
  else if (present.version !== KeyfobConnect.version)
    console.warn(
      `<${TAG}> ${present.version ?? ''} is defined already; ${KeyfobConnect.version} is not used.`,
    );
}
