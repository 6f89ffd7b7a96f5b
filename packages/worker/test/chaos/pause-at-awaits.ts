import { type Plugin, parseSync } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly argument?: Node;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;

/** What is awaited anywhere in a module. */
const awaitedIn = (node: object): Node[] => {
  const below = Object.values(node)
    .flat()
    .flatMap((child) => (isNode(child) ? awaitedIn(child) : []));
  return isNode(node) && node.type === 'AwaitExpression' && node.argument ? [node.argument, ...below] : below;
};

const pauseAt = (code: string, awaited: readonly Node[]): string => {
  const edits = awaited
    .flatMap(({ start, end }) => [
      { at: start, text: '(globalThis.chaos?.pause ?? ((x) => x))(' },
      { at: end, text: ')' },
    ])
    .toSorted((a, b) => b.at - a.at);
  return edits.reduce((text, edit) => text.slice(0, edit.at) + edit.text + text.slice(edit.at), code);
};

/**
 * Makes every `await x` of the Worker's own source wait a little longer, as the chaos of a test says. It runs when the
 * types are gone, and each module counts its places as it loads, so that a test can prove that they were changed.
 */
export const pauseAtAwaits = (): Plugin => ({
  name: 'pause-at-awaits',
  enforce: 'post',
  transform(code, id) {
    if (!/\/packages\/worker\/src\/.*\.tsx?$/.test(id.split('?')[0] ?? '')) return null;
    const awaited = awaitedIn(parseSync(id, code, { lang: 'js', sourceType: 'module' }).program);
    if (awaited.length === 0) return null;
    const count = `globalThis.chaosPlaces = (globalThis.chaosPlaces ?? 0) + ${awaited.length};`;
    return { code: `${pauseAt(code, awaited)}\n${count}`, map: null };
  },
});
