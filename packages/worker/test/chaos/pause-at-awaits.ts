import { type Plugin, parseSync } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly argument?: Node;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;

/** Everything that is awaited below a node, outermost first. */
const awaitedIn = (node: object, within: (node: Node) => boolean = () => true): Node[] => {
  const children = Object.values(node).flat().filter(isNode).filter(within);
  return children.flatMap((child) => [
    ...(child.type === 'AwaitExpression' && child.argument ? [child.argument] : []),
    ...awaitedIn(child, within),
  ]);
};

const isOwn = ({ type }: Node): boolean => !/Function/.test(type);

/** What is awaited can await by itself, and only an async function can. */
const awaitsItself = (argument: Node): boolean =>
  argument.type === 'AwaitExpression' || (isOwn(argument) && awaitedIn(argument, isOwn).length > 0);

/** A place as people find it again: its module, its number there, and how it begins. */
const placeOf = (module: string, code: string, { start, end }: Node, index: number): string =>
  `${module} #${index + 1} ${code.slice(start, Math.min(end, start + 60)).replace(/\s+/g, ' ')}`;

const disturb = (code: string, awaited: readonly Node[], module: string): string => {
  const edits = awaited
    .flatMap((node, index) => [
      {
        at: node.start,
        text: `(globalThis.chaos?.at ?? ((_, run) => run()))(${JSON.stringify(placeOf(module, code, node, index))}, ${awaitsItself(node) ? 'async ' : ''}() => (`,
      },
      { at: node.end, text: '))' },
    ])
    .toSorted((a, b) => b.at - a.at);
  return edits.reduce((text, edit) => text.slice(0, edit.at) + edit.text + text.slice(edit.at), code);
};

/**
 * Lets a test decide what becomes of every `await x` of the Worker's own source: whether it waits a little longer, or
 * never comes back. It runs when the types are gone, and each module counts its places as it loads, so that a test can
 * prove that they were changed.
 */
export const pauseAtAwaits = (): Plugin => ({
  name: 'pause-at-awaits',
  enforce: 'post',
  transform(code, id) {
    const [, module] = /\/packages\/worker\/src\/(.*)\.tsx?$/.exec(id.split('?')[0] ?? '') ?? [];
    if (module === undefined) return null;
    const awaited = awaitedIn(parseSync(id, code, { lang: 'js', sourceType: 'module' }).program);
    if (awaited.length === 0) return null;
    const count = `globalThis.chaosPlaces = (globalThis.chaosPlaces ?? 0) + ${awaited.length};`;
    return { code: `${disturb(code, awaited, module)}\n${count}`, map: null };
  },
});
