import { appCommands } from './keyfob/app.ts';
import { catalogueCommands } from './keyfob/catalogue.ts';
import { runCommands } from './keyfob/command.ts';
import { keyCommands } from './keyfob/keys.ts';

/** `pnpm keyfob …`: what an operator does with a Keyfob that runs, from a terminal. */
process.exitCode = await runCommands(
  { app: appCommands, catalogue: catalogueCommands, keys: keyCommands },
  process.argv.slice(2),
);
