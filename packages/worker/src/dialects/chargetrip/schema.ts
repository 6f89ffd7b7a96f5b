import {
  buildSchema,
  GraphQLError,
  type GraphQLScalarType,
  isScalarType,
  Kind,
  type ValueNode,
} from 'graphql';
import { documentError } from './face-error.ts';
import { SCHEMA } from './schema-text.ts';

/** More than any text here needs; a redirect URI is the longest. */
const TEXT_LIMIT = 2000;

const refuse = (message: string): never => {
  throw new GraphQLError(message, documentError('BAD_USER_INPUT', message));
};

const plainString = (value: unknown): string => {
  if (typeof value !== 'string') return refuse('PlainString is a string.');
  if (value.length > TEXT_LIMIT || !value.isWellFormed())
    return refuse(`PlainString is well-formed text of at most ${TEXT_LIMIT} characters.`);
  return value;
};

const countryCode = (value: unknown): string =>
  typeof value === 'string' && /^[A-Za-z]{2}$/.test(value)
    ? value.toUpperCase()
    : refuse('CountryCodeAlpha2 is two letters (ISO 3166-1).');

/** Where clients know a scalar as an enum they write it bare. */
const textOf = (node: ValueNode): unknown =>
  node.kind === Kind.STRING || node.kind === Kind.ENUM ? node.value : null;

const stringOnly = (node: ValueNode): unknown => (node.kind === Kind.STRING ? node.value : null);

export const schema = buildSchema(SCHEMA);

const scalar = (name: string): GraphQLScalarType => {
  const type = schema.getType(name);
  if (!isScalarType(type)) throw new Error(`The schema has no scalar ${name}.`);
  return type;
};

const read = (
  name: string,
  value: (input: unknown) => unknown,
  literal: (node: ValueNode) => unknown,
): void => {
  const type = scalar(name);
  type.coerceInputValue = value;
  type.coerceInputLiteral = (node) => value(literal(node));
  type.parseValue = value;
  type.parseLiteral = (node) => value(literal(node));
};

read('PlainString', plainString, stringOnly);
read('CountryCodeAlpha2', countryCode, textOf);
