import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Where wrangler's dev server, and nothing else, reads settings from. */
const path = new URL('../.dev.vars', import.meta.url);

const secret = (): string => randomBytes(32).toString('base64url');

const settings = `# Made for this machine by development-secrets.ts; delete it to get new ones (state made with the old is lost).
KEYFOB_ENV=development
KEYFOB_KEYS="dev-${randomBytes(4).toString('hex')}:${secret()}"
KEYFOB_ROUTING_SECRET=${secret()}
`;

/** Refused outside development by its first letters, as the keys are. */
const operatorKey = `KEYFOB_OPERATOR_KEY=dev-${secret()}\n`;

// Never overwritten: what a developer linked yesterday hangs on these values.
if (!existsSync(path)) writeFileSync(path, settings + operatorKey, { mode: 0o600, flag: 'wx' });
else if (!/^\s*KEYFOB_OPERATOR_KEY\s*=/m.test(readFileSync(path, 'utf8')))
  appendFileSync(path, `\n${operatorKey}`);
