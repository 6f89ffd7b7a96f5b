import type { IncomingMessage } from 'node:http';

/** Bytes. No form or request of this site comes near it. */
const LONGEST = 65_536;

/** The body as text, as far as it is read; what is longer than this site expects reads as nothing. */
export const readText = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LONGEST) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

/** The body as a JSON object; an empty one where it is none. */
export const readJson = async (request: IncomingMessage): Promise<Partial<Record<string, unknown>>> => {
  try {
    const body: unknown = JSON.parse(await readText(request));
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
};
