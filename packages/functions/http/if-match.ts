import { failure } from '#core/error.ts';
import type { Principal } from '#core/team/team.schema.ts';

export const etag = ({ version }: { version: number }) => ({ etag: `"${version}"` });

/** Description of the header `If-Match`. */
export const ifMatch = { 'If-Match': 'The ETag of the version to change' };

/** Failures of routes that read `If-Match`. */
export const ifMatchErrors = {
  '412': 'The record is at another version',
  '428': 'The team’s policy wants `If-Match`',
} as const;

const requireHeader = ({ team: { settings } }: Principal): void => {
  if (!settings.require_if_match) return;
  throw failure(
    'precondition_required',
    'if_match_required',
    'The team’s policy wants changes to name the version they are for: If-Match: "<version>".',
    'If-Match',
  );
};

/**
 * The version in `If-Match: "3"`; undefined when the header is absent or `*`.
 * @throws CallbookError `etag_malformed`, `if_match_required` when the header is absent and the team wants it
 */
export const expectedVersion = (
  { 'if-match': header }: Readonly<Record<string, string | undefined>>,
  principal: Principal,
): number | undefined => {
  if (header === undefined) requireHeader(principal);
  if (header === undefined || header === '*') return undefined;
  // A weak tag never matches (RFC 9110, 13.1.1), and no version is 0.
  if (/^W\/"[^"]*"$/.test(header)) return 0;
  // Behind the dash stands what else the answer showed.
  const version = /^"(\d{1,15})(?:-[\w-]*)?"$/.exec(header)?.[1];
  if (version === undefined)
    throw failure(
      'malformed',
      'etag_malformed',
      'If-Match takes one ETag as it was answered, such as "3".',
      'If-Match',
    );
  return Number(version);
};
