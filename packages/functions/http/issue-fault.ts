import type * as v from 'valibot';
import type { Fault } from '#core/error.ts';
import { allowedIn } from '#core/text/allowed.ts';
import { isFaultCode, sentenceOf } from './fault-message.ts';

const codeOf = ({ type, expected, received, message }: v.BaseIssue<unknown>, unknownCode: string): string => {
  if (type === 'strict_object' && expected === 'never') return unknownCode;
  if (type === 'strict_object' && received === 'undefined') return 'required';
  const code = message.split(':')[0] ?? message;
  if (isFaultCode(code)) return code;
  return type === 'strict_object' ? 'type_object' : 'invalid';
};

/** Of what is blank, that at least one character or entry is wanted goes without saying. */
const limitOf = ({ requirement, message }: v.BaseIssue<unknown>): string =>
  message !== 'blank' && (typeof requirement === 'number' || typeof requirement === 'string')
    ? ` The limit is ${requirement}.`
    : '';

/** Translates an issue of valibot into a fault of the API. */
export const issueFault = (issue: v.BaseIssue<unknown>, unknownCode: string): Fault => {
  const param = (issue.path ?? []).map(({ key }) => String(key)).join('.');
  const code = codeOf(issue, unknownCode);
  if (code !== 'unknown_value') return { param, code, message: sentenceOf(code) + limitOf(issue) };
  const allowed = allowedIn(issue);
  return { param, code, message: `${sentenceOf(code)} Allowed: ${allowed.join(', ')}.`, allowed };
};
