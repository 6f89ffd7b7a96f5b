import { fail, type Result } from '@keyfob/shared/result';
import type { Operation, Registration } from './registration.ts';

type Operating = Pick<Registration, 'operations'>;

export const mayDo = ({ operations }: Operating, operation: Operation): boolean =>
  operations.includes(operation);

/** The caller, if it is registered for an operation. */
export const forOperation = <Caller extends Operating>(
  caller: Result<Caller>,
  operation: Operation,
): Result<Caller> =>
  !caller.ok || mayDo(caller.value, operation)
    ? caller
    : fail('operation_not_allowed', `It needs the operation "${operation}".`);
