import type { ColumnTarget } from './column-target.ts';

/** A whole number with an empty fraction, as programs write it that took a column for fractions. */
const emptyFraction = /^(\+?\d{7,})[.,]0+$/;

const isNumber = (target: ColumnTarget): boolean => {
  if ('stands_in_for' in target && target.stands_in_for === 'phone') return true;
  if (target.kind === 'company') return target.name === 'phone';
  return target.kind === 'contact' && (target.name === 'phone' || target.name === 'phone_secondary');
};

/**
 * A cell as what it is for takes it, without what spreadsheets and programs leave around it. What is shown of the
 * row and kept for its rejected file is the cell as it was.
 */
export const cellText = (cell: string, target: ColumnTarget): string => {
  const text = cell.trim();
  return isNumber(target) ? text.replace(emptyFraction, '$1') : text;
};
