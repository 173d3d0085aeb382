import type * as v from 'valibot';

/** The message of a check that only some values pass, where the schema itself does not list them. */
export const unknownValue = (allowed: readonly string[]): string => `unknown_value:${allowed.join('|')}`;

/** The values in what valibot expected, such as `("any" | "all")`. */
const expectedValues = (expected: string | null): string[] =>
  [...(expected ?? '').matchAll(/"([^"]*)"|true|false/g)].map(([whole, text]) => text ?? whole);

/** The values that a fault `unknown_value` could have been, of alternatives those of all. */
export const allowedIn = ({ message, expected, issues }: v.BaseIssue<unknown>): string[] => {
  const [, listed] = message.split(':');
  if (listed !== undefined) return listed.split('|');
  return issues ? [...new Set(issues.flatMap(allowedIn))] : expectedValues(expected);
};
