import type { Fault } from '../error.ts';
import { hasLostDigits } from '../import-file/lost-digits.ts';
import type { Draft } from './sort-cells.ts';

const idLost: Fault = {
  param: 'external_id',
  code: 'external_id_precision_lost',
  message: 'The id lost digits in a spreadsheet. Format the column as text and enter the id again.',
};

/** A row without an id that others may share by now: it would make different people one. */
export const withoutLostId = ({ external_id, ...others }: Draft): { contact: Draft; lost: Fault[] } => {
  if (external_id === undefined) return { contact: others, lost: [] };
  return hasLostDigits(String(external_id))
    ? { contact: others, lost: [idLost] }
    : { contact: { ...others, external_id }, lost: [] };
};
