import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';

/** Where wrangler's dev server, and nothing else, reads settings from. */
const path = new URL('../.dev.vars', import.meta.url);

const secret = (): string => randomBytes(32).toString('base64url');

const settings = `# Made for this machine by development-secrets.ts; delete it to get new ones (state made with the old is lost).
KEYFOB_ENV=development
KEYFOB_KEYS="dev-${randomBytes(4).toString('hex')}:${secret()}"
KEYFOB_ROUTING_SECRET=${secret()}
`;

// Never overwritten: what a developer linked yesterday hangs on these values.
if (!existsSync(path)) writeFileSync(path, settings, { mode: 0o600, flag: 'wx' });
