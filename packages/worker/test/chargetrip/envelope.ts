import { expect } from 'vitest';
import type { Answer } from './face.ts';

/** As it is documented. */
const MESSAGES = {
  AUTH_CODE_INVALID: 'The provided auth code is not valid.',
  AUTH_TOKEN_EXPIRED: 'The token you provided is expired.',
  AUTH_TOKEN_INVALID: 'The token you provided is invalid.',
  CONNECT_PROVIDER_NOT_ALLOWED:
    'The Connect provider Enode is not configured for your client id. Please contact customer support to enable it!',
  CONNECT_VEHICLE_NOT_SUPPORTED: 'The provider you tried to use (Enode) cannot be used for this vehicle.',
  CONNECTED_VEHICLE_FORBIDDEN:
    'The vehicle does not seem to be authorized yet. To complete this action, first complete the authorization flow.',
  CONNECTED_VEHICLE_NO_PENDING_STATUS:
    'The connected vehicle you are trying to authorize does not have status pending_authorization.',
  CONNECTED_VEHICLE_NOT_FOUND: 'The connected vehicle was not found.',
  OPERATION_NOT_ALLOWED:
    'You are not allowed to execute this operation. Enable it for the current application in the dashboard or reach out to customer support.',
  VEHICLE_NOT_FOUND: 'No vehicle was found with the provided ID',
} as const;
type Documented = keyof typeof MESSAGES;

/** What is not Chargetrip's own: its status, and its words. */
type Words = readonly [status: number, message: string];

const isDocumented = (code: string): code is Documented => Object.hasOwn(MESSAGES, code);

const wordsOf = (code: string): Words => {
  if (!isDocumented(code)) throw new Error(`Say what ${code} says.`);
  return [500, MESSAGES[code]];
};

const extensionsOf = (code: string, status: number, message: string) => ({
  code,
  exception: { response: code, status, message, code },
});

const anywhere = [{ line: expect.any(Number), column: expect.any(Number) }];

/** The whole answer of an operation that was run and came to nothing, to the last member. */
export const expectError = (
  answer: Answer,
  operation: string,
  code: string,
  [status, message] = wordsOf(code),
): void =>
  expect(answer).toEqual({
    status: 200,
    type: 'application/json',
    data: null,
    errors: [
      { message, locations: anywhere, path: [operation], extensions: extensionsOf(code, status, message) },
    ],
  });

/** The same where its variables kept it from being run. `what` of them is told besides. */
export const expectBadInput = (answer: Answer, what: string, message: string): void =>
  expect(answer).toEqual({
    status: 200,
    type: 'application/json',
    errors: [
      {
        message: what + message,
        locations: anywhere,
        extensions: extensionsOf('BAD_USER_INPUT', 400, expect.stringContaining(message)),
      },
    ],
  });
