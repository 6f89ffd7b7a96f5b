/** The version of this build, from package.json. */
declare const __KEYFOB_VERSION__: string;
