import { keyfobOrigin } from '../settings.ts';

/** A page of this site that is unkind to what it embeds, in a way of its own. */
export interface HostPage {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Makes the page; the address chooses a variant of it. */
export type Host = (address: URLSearchParams) => HostPage | Promise<HostPage>;

/** Keyfob, and its WebSockets. */
export const KEYFOB_CONNECT = `${keyfobOrigin} ${keyfobOrigin.replace('http', 'ws')}`;

/** An address of Keyfob's, such as `/keyfob.js`. */
export const keyfob = (path: string): string => `${keyfobOrigin}${path}`;

export const hostPage = (title: string, head: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>
  ${head}
</head>
<body>
  <h1>${title}</h1>
  ${body}
</body>
</html>
`;

const PRESENTATIONS: readonly (string | null)[] = ['popup', 'tab', 'redirect'];

/** The widget, and a plain link for when it does not come. */
export const widget = (id: string, address = new URLSearchParams()): string => {
  const presentation = address.get('presentation');
  return `<keyfob-connect id="${id}" session-endpoint="/link-session"
    presentation="${PRESENTATIONS.includes(presentation) ? presentation : 'auto'}">
    <a href="/connect" slot="fallback">Connect your car</a>
  </keyfob-connect>`;
};

/** A module of Keyfob's. `attributes`: a nonce, a hash. */
export const script = (path: string, attributes = ''): string =>
  `<script type="module" crossorigin src="${keyfob(path)}" ${attributes}></script>`;

/** The hashes of what Keyfob serves for good. */
export interface Integrity {
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
}

export const readIntegrity = async (): Promise<Integrity> => {
  const response = await fetch(keyfob('/integrity.json'));
  if (!response.ok) throw new Error(`Keyfob told no hashes: ${response.status}`);
  return (await response.json()) as Integrity;
};
