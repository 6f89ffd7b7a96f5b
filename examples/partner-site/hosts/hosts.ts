import { builtApp } from './built-app.ts';
import { type Host, hostPage } from './host.ts';
import { hostileCss } from './hostile-css.ts';
import { strictCsp } from './strict-csp.ts';
import { twice } from './twice.ts';

/** Where all of them are. */
export const HOSTS = '/hosts/';

/** Examples of their own, beside this one. */
const BUILT: Readonly<Record<string, string>> = { react: 'React', vue: 'Vue', svelte: 'Svelte' };

const MADE: Readonly<Record<string, Host>> = {
  'strict-csp': strictCsp,
  twice,
  'hostile-css': hostileCss,
};

/** What there is to see, by address below {@link HOSTS}. */
const PAGES: readonly (readonly [address: string, shows: string])[] = [
  ...Object.entries(BUILT).flatMap(([name, framework]) => [
    [`${name}/`, `In ${framework}, from the package`] as const,
    [
      `${name}/late.html`,
      `In ${framework}, where a script tag defines the element after the page is there`,
    ] as const,
  ]),
  ['strict-csp', 'A policy as strict as they come: a nonce, trusted types, no style'],
  ['strict-csp?pinned', 'The same, with one version of the script and its hash'],
  ['strict-csp?coep', 'The same, in isolation (COEP)'],
  ['twice', 'The script three times, and several widgets'],
  ['twice?ten', 'Ten widgets'],
  ['hostile-css', 'Among styles that do not stop at what is theirs'],
  ['hostile-css?patched', 'The same, and scripts that change what all scripts use'],
];

const row = ([address, shows]: (typeof PAGES)[number]): string =>
  `<tr><td><a href="${HOSTS}${address}">${HOSTS}${address}</a></td><td>${shows}</td></tr>`;

const index = (): Response =>
  html(
    hostPage(
      'The widget under other conditions',
      '',
      `<table>
    <thead><tr><th scope="col">Page</th><th scope="col">Shows the widget</th></tr></thead>
    <tbody>
    ${PAGES.map(row).join('\n    ')}
    </tbody>
  </table>
  <p><a href="/">Back to the garage</a></p>`,
    ),
  );

const html = (body: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(body, { headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } });

/** A page that embeds the widget in another way than this site's own; at the top, what there is of them. */
export const showHost = async ({ url }: { readonly url: URL }): Promise<Response> => {
  const [name = '', ...rest] = url.pathname.slice(HOSTS.length).split('/');
  if (name === '' && rest.length === 0) return index();
  if (Object.hasOwn(BUILT, name)) return builtApp(name, rest.join('/'));
  const host = rest.length === 0 && Object.hasOwn(MADE, name) ? MADE[name] : undefined;
  if (!host) return new Response('Not found', { status: 404 });
  const { html: body, headers } = await host(url.searchParams);
  return html(body, headers);
};
