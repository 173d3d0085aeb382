import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Import, RowKind } from '../api/imports.ts';
import type { Meaning } from '../ui/badge.tsx';

export const stateWords: Readonly<Record<Import['state'], MessageDescriptor>> = {
  uploading: msg`Waits for its file`,
  planning: msg`Is being read`,
  previewed: msg`Waits to be started`,
  running: msg`Runs`,
  finished: msg`Finished`,
  failed: msg`Failed`,
  cancelled: msg`Cancelled`,
  undone: msg`Undone`,
};

export const stateMeanings: Readonly<Record<Import['state'], Meaning>> = {
  uploading: 'info',
  planning: 'info',
  previewed: 'careful',
  running: 'info',
  finished: 'good',
  failed: 'bad',
  cancelled: 'plain',
  undone: 'plain',
};

export const outcomeNames: Readonly<Record<RowKind, MessageDescriptor>> = {
  created: msg`Created`,
  updated: msg`Updated`,
  skipped: msg`Skipped`,
  failed: msg`Failed`,
  parked: msg`Waiting for you`,
};

export const outcomeMeanings: Readonly<Record<RowKind, Meaning>> = {
  created: 'good',
  updated: 'info',
  skipped: 'plain',
  failed: 'bad',
  parked: 'careful',
};

/** What is wrong with a cell, a row or a file, for what is met most; the rest is told in the API's own words. */
export const faultWords: Readonly<Record<string, MessageDescriptor>> = {
  phone_invalid: msg`This is no phone number`,
  phone_precision_lost: msg`A spreadsheet has rounded this number; its last digits are lost`,
  external_id_precision_lost: msg`A spreadsheet has rounded this number; its last digits are lost`,
  email_invalid: msg`This is no email address`,
  identity_missing: msg`The row has neither a name nor a number nor an address`,
  nameless: msg`The row has no name`,
  too_long: msg`This is too long`,
  row_too_long: msg`The row is too long`,
  too_many_cells: msg`The row has more cells than the header`,
  blank: msg`This is empty`,
  required: msg`This has to be filled`,
  unknown_value: msg`This is none of the values that are known`,
  lead_status_unknown: msg`Your team has no such status`,
  owner_not_found: msg`There is no such member`,
  department_forbidden: msg`You may not write contacts of this department`,
  company_unknown: msg`There is no such company`,
  company_missing: msg`Your team asks for a company`,
  date_ambiguous: msg`Day and month cannot be told apart`,
  date_invalid: msg`This is no date`,
  type_number: msg`This is no number`,
  decimal_ambiguous: msg`It is unclear which sign stands before the decimals`,
  duplicate_in_file: msg`A row before it means the same contact`,
  duplicate_in_store: msg`The contact is there already`,
  unchanged: msg`The contact has all of this already`,
  header_repeated: msg`The row says the header once more`,
  name_conflict: msg`The contact is there under another name`,
  match_name_alone: msg`There is a contact of this name; a name alone is not enough to tell`,
  suppressed: msg`This number has opted out, and stays so`,
  opt_out_skipped: msg`An opt-out is never taken back by a file`,
  opt_out_unclear: msg`It is unclear whether this is an opt-out`,
  not_in_campaign: msg`Must not be called, so it is not in the campaign`,
  tags_full: msg`There is no room for more tags`,
  tags_left: msg`There was no room for all tags`,
  quote_broken: msg`A quotation mark stands where none can`,
  quote_unclosed: msg`A quotation mark is never closed`,
  import_cancelled: msg`The import was stopped before this row`,
  column_empty: msg`This column is empty in every row`,
  header_below_top: msg`The header was found below the top of the file`,
  too_many_rows: msg`The file has more rows than your team allows`,
  header_row_missing: msg`There is no header in this file`,
};
