import { Logger } from '@aws-lambda-powertools/logger';
import * as v from 'valibot';

const framesOf = ({ stack = '' }: Error): string[] =>
  stack.split('\n').filter((line) => line.startsWith('    at '));

/** A value that is not as it should be may be a contact's, and its error quotes it: only where it stands is told. */
const withoutValues = (error: v.ValiError<v.GenericSchema>) => ({
  name: error.name,
  faults: error.issues.map((issue) => ({ at: v.getDotPath(issue), type: issue.type })),
  stack: framesOf(error),
});

/** Logs carry ids, codes and counts; never a contact's values. */
export const log = new Logger({
  serviceName: 'callbook',
  jsonReplacerFn: (_, value: unknown) => (value instanceof v.ValiError ? withoutValues(value) : value),
});
