/** What the analyzer reads; scripts/describe-elements.ts completes what it finds. */
export default {
  globs: ['src/keyfob-connect.ts', 'src/form-element.ts'],
  outdir: 'dist/npm',
  litelement: true,
  packagejson: false,
  quiet: true,
};
