import {
  type DocumentNode,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { documentError } from './face-error.ts';
import { beyondLimits, LIMITS } from './limits.ts';
import { schema } from './schema.ts';

/** A document that may be executed, or what is wrong with it. */
export type Prepared =
  | { readonly document: DocumentNode; readonly errors?: never }
  | { readonly document?: never; readonly errors: readonly GraphQLError[] };

const refused = (code: string, message: string): Prepared => ({
  errors: [new GraphQLError(message, documentError(code, message))],
});

const TOO_MUCH = 'QUERY_TOO_COMPLEX';
/** More than this of what is wrong helps nobody. */
const ERRORS_TOLD = 5;

const prepareAnew = (query: string, introspection: boolean): Prepared => {
  if (query.length > LIMITS.length)
    return refused(TOO_MUCH, `The document is longer than ${LIMITS.length} characters.`);
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: LIMITS.tokens });
  } catch (error) {
    return refused('GRAPHQL_PARSE_FAILED', error instanceof Error ? error.message : 'It cannot be parsed.');
  }
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const errors = validate(schema, document, rules, { maxErrors: ERRORS_TOLD });
  if (errors.length > 0)
    return {
      errors: errors.map(
        (error) =>
          new GraphQLError(error.message, {
            ...(error.nodes ? { nodes: error.nodes } : {}),
            extensions: documentError('GRAPHQL_VALIDATION_FAILED', error.message).extensions,
          }),
      ),
    };
  const problem = beyondLimits(document);
  return problem === null ? { document } : refused(TOO_MUCH, problem);
};

/** An application sends the same few documents again and again. */
const known = new Map<string, Prepared>();
const KNOWN_LIMIT = 500;
/** Of all of them: a parsed document takes some 45 bytes a character, comments too, which no other limit counts. */
const KNOWN_CHARACTERS = 500_000;
let characters = 0;

/** Those that were asked for longest ago go first: whoever sends ever new ones drives out none that is in use. */
const forgetOldest = (): void => {
  for (const key of known.keys()) {
    if (known.size <= KNOWN_LIMIT && characters <= KNOWN_CHARACTERS) return;
    known.delete(key);
    characters -= key.length;
  }
};

/** Parses and checks a document, once for as long as the isolate remembers it. */
export const prepare = (query: string, introspection: boolean): Prepared => {
  const key = `${introspection ? '+' : '-'}${query}`;
  const before = known.get(key);
  if (before) {
    // Asked for again, it is the last to go.
    known.delete(key);
    known.set(key, before);
    return before;
  }
  const prepared = prepareAnew(query, introspection);
  // Strangers send what is wrong, and whatever is too long to be kept.
  if (prepared.document) {
    known.set(key, prepared);
    characters += key.length;
    forgetOldest();
  }
  return prepared;
};
