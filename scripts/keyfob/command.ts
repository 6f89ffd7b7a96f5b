import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ApiProblem, type Operator, operatorAt, Unreachable } from './operator.ts';

/** What a flag is, and what `--help` says of it. */
export interface Flag {
  readonly type: 'string' | 'boolean';
  /** How its value is called in `--help`. */
  readonly value?: string;
  readonly about: string;
  /** Whether it may be typed more than once. */
  readonly multiple?: boolean;
}

export type Flags = Readonly<Record<string, Flag>>;

/** What somebody typed after the command. */
export interface Typed {
  readonly flags: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly rest: readonly string[];
}

/** What a command has to say: lines for people, and the same as data for `--json`. */
export interface Said {
  readonly lines: readonly string[];
  readonly data: unknown;
  /** Words beside lines that are meant for another program. */
  readonly asides?: readonly string[];
}

export interface Command {
  /** What follows the command's name, such as `<clientId>`. */
  readonly operands: readonly string[];
  readonly about: string;
  readonly flags: Flags;
  /** What `--help` says below the flags. */
  readonly notes?: readonly string[];
  readonly run: (operator: Operator, typed: Typed) => Promise<Said>;
}

export interface CommandGroup {
  readonly about: string;
  readonly commands: Readonly<Record<string, Command>>;
}

/** Somebody typed what no command understands. */
export class Misuse extends Error {}

/** What was asked for would do harm now. The message is one sentence for whoever typed. */
export class Declined extends Error {}

const COMMON: Flags = {
  url: { type: 'string', value: 'URL', about: 'where Keyfob runs (default http://localhost:8787)' },
  json: { type: 'boolean', about: 'print what Keyfob answered, as JSON' },
  help: { type: 'boolean', about: 'print this' },
};

/** Exit codes: done; Keyfob said no, or could not be reached; not understood. */
const DONE = 0;
const REFUSED = 1;
const MISUSED = 2;

const columns = (rows: readonly (readonly [left: string, right: string])[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
};

const flagName = (name: string, { value }: Flag): string => (value ? `--${name} ${value}` : `--${name}`);

const helpOfCommand = (name: string, { operands, about, flags, notes = [] }: Command): string[] => [
  `keyfob ${[name, ...operands].join(' ')} [flags]`,
  '',
  `  ${about}`,
  '',
  ...columns(
    Object.entries({ ...flags, ...COMMON }).map(([flag, what]) => [flagName(flag, what), what.about]),
  ),
  '',
  ...notes.map((note) => `  ${note}`),
  '  The operator’s key is read from KEYFOB_OPERATOR_KEY; for a Keyfob on this machine, else from',
  '  packages/worker/.dev.vars.',
];

const helpOfGroup = (group: string, { about, commands }: CommandGroup): string[] => [
  `keyfob ${group} <command>: ${about}`,
  '',
  ...columns(
    Object.entries(commands).map(([name, command]) => [[name, ...command.operands].join(' '), command.about]),
  ),
  '',
  `  keyfob ${group} <command> --help tells the flags of one.`,
];

const helpOfAll = (groups: Readonly<Record<string, CommandGroup>>): string[] => [
  'keyfob <group> <command>',
  '',
  ...columns(Object.entries(groups).map(([name, { about }]) => [name, about])),
];

const print = (lines: readonly string[]): void => console.log(lines.join('\n'));

const optionsOf = (flags: Flags): NonNullable<ParseArgsConfig['options']> =>
  Object.fromEntries(
    Object.entries(flags).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  );

const typedOf = (command: Command, args: readonly string[]): Typed => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: optionsOf({ ...command.flags, ...COMMON }),
      allowPositionals: true,
      strict: true,
    });
    return { flags: values as Typed['flags'], rest: positionals };
  } catch (error) {
    throw new Misuse(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
};

const execute = async (name: string, command: Command, args: readonly string[]): Promise<void> => {
  const typed = typedOf(command, args);
  if (typed.flags['help']) return print(helpOfCommand(name, command));
  if (typed.rest.length !== command.operands.length)
    throw new Misuse(
      command.operands.length === 0
        ? 'This command takes flags only.'
        : `This command is about ${command.operands.join(' ')}.`,
    );
  const said = await command.run(operatorAt(text(typed, 'url')), typed);
  for (const aside of said.asides ?? []) console.error(aside);
  print(typed.flags['json'] ? [JSON.stringify(said.data, null, 2)] : said.lines);
};

/** A flag's text; `undefined` where it was not typed. */
export const text = ({ flags }: Typed, name: string): string | undefined => {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
};

/** Every value a flag was typed with. */
export const texts = ({ flags }: Typed, name: string): readonly string[] => {
  const values = flags[name];
  return typeof values === 'object' ? values : [];
};

/** What was typed names only what stands in a table, nothing that every object has. */
const entryOf = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const choose = async (
  groups: Readonly<Record<string, CommandGroup>>,
  [groupName = '', commandName = '', ...args]: readonly string[],
): Promise<void> => {
  const group = entryOf(groups, groupName);
  if (!group && ['', '--help', 'help'].includes(groupName)) return print(helpOfAll(groups));
  if (!group) throw new Misuse(`There is no "${groupName}".`);
  const command = entryOf(group.commands, commandName);
  if (!command && ['', '--help', 'help'].includes(commandName)) return print(helpOfGroup(groupName, group));
  if (!command) throw new Misuse(`There is no "${groupName} ${commandName}".`);
  return execute(`${groupName} ${commandName}`, command, args);
};

/** Runs what was typed. Answers with the exit code; what went wrong is one sentence on stderr. */
export const runCommands = async (
  groups: Readonly<Record<string, CommandGroup>>,
  args: readonly string[],
): Promise<number> => {
  try {
    await choose(groups, args);
    return DONE;
  } catch (error) {
    if (error instanceof Misuse) {
      console.error(`${error.message} Try --help.`);
      return MISUSED;
    }
    if (error instanceof ApiProblem || error instanceof Unreachable || error instanceof Declined) {
      console.error(error.message);
      return REFUSED;
    }
    throw error;
  }
};
