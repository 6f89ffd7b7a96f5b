import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';

const TAG = 'keyfob-connect';
const CLASS = 'KeyfobConnect';

interface Named {
  readonly name: string;
  readonly description?: string;
}

interface Member extends Named {
  readonly kind: string;
  readonly privacy?: string;
  readonly inheritedFrom?: unknown;
  readonly type?: { readonly text: string };
  readonly default?: string;
}

interface Attribute extends Named {
  readonly fieldName?: string;
  readonly type?: { readonly text: string };
  readonly default?: string;
}

/** A class of the manifest (custom-elements-manifest, schema 1.0.0), as far as it is completed here. */
interface ElementClass extends Named {
  tagName?: string;
  superclass?: { readonly name: string; readonly package: string };
  members: Member[];
  attributes?: Attribute[];
  events: Named[];
}

interface Manifest {
  modules: {
    path: string;
    declarations: ElementClass[];
    exports: { kind: string; name: string; declaration: { name: string; module: string } }[];
  }[];
}

/** What Lit knows of a property of the class (`elementProperties`). */
interface PropertyOptions {
  readonly attribute?: boolean | string;
  readonly reflect?: boolean;
}

interface Defined {
  readonly [CLASS]: { readonly elementProperties: ReadonlyMap<string, PropertyOptions> };
}

/** The attributes as the class has them, described like their properties. `status` is written by the element only. */
const attributesOf = (
  properties: ReadonlyMap<string, PropertyOptions>,
  members: readonly Member[],
  own: readonly Attribute[] = [],
): Attribute[] => {
  const set = [...properties].flatMap(([fieldName, { attribute }]) => {
    if (attribute === false) return [];
    const name = typeof attribute === 'string' ? attribute : fieldName.toLowerCase();
    const { description, type, default: value } = members.find((member) => member.name === fieldName) ?? {};
    return [
      {
        name,
        fieldName,
        ...(description && { description }),
        ...(type && { type: { text: type.text.replace(/ \| null$/, '') } }),
        ...(value && { default: value }),
      },
    ];
  });
  return [...set, ...own.filter(({ name }) => set.every((attribute) => attribute.name !== name))];
};

/** Names are of use to who writes markup, so what is not theirs to call is left out. */
const isPublic = ({ name, privacy }: Member): boolean =>
  !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected';

/** The same for VS Code (HTML and CSS) and for JetBrains' editors, each of which may change what it is given. */
const describeToEditors = (npm: string, manifest: Manifest): void => {
  generateVsCodeCustomElementData(structuredClone(manifest), { outdir: npm, hideLogs: true });
  generateJetBrainsWebTypes(structuredClone(manifest), { outdir: npm, packageJson: false, hideLogs: true });
};

/**
 * Writes custom-elements.json into the package: what the analyzer reads in the source of the class, with the attributes
 * that the class itself tells and the files that are published.
 */
export const describeElements = async (npm: string): Promise<void> => {
  const widget = join(npm, '../..');
  execFileSync(join(widget, 'node_modules/.bin/cem'), ['analyze'], { cwd: widget, stdio: 'inherit' });

  const path = join(npm, 'custom-elements.json');
  const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'));
  const isElement = ({ name }: Named): boolean => name === CLASS;
  const module = manifest.modules.find(({ declarations }) => declarations.some(isElement));
  const element = module?.declarations.find(isElement);
  if (!module || !element) throw new Error('The analyzer did not find the element.');

  const file = `${TAG}.js`;
  // Lit reads the properties of a class when it is defined.
  const defined: Defined = await import(pathToFileURL(join(npm, 'define.js')).href);
  element.tagName = TAG;
  element.attributes = attributesOf(defined[CLASS].elementProperties, element.members, element.attributes);
  // What it has of a class between them is its own to who uses it.
  element.superclass = { name: 'LitElement', package: 'lit' };
  element.members = element.members.filter(isPublic).map(({ inheritedFrom: _, ...member }) => member);
  // The analyzer takes the one call of dispatchEvent, whose event has a variable for a name, for an event.
  element.events = element.events.filter(({ name }) => name.startsWith('keyfob-'));

  module.path = file;
  for (const exported of module.exports) exported.declaration.module = file;
  manifest.modules = [
    module,
    {
      path: 'define.js',
      declarations: [],
      exports: [{ kind: 'custom-element-definition', name: TAG, declaration: { name: CLASS, module: file } }],
    },
  ];
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
  describeToEditors(npm, manifest);
};
