import { plainDates } from './date-order.ts';
import { plainNumbers } from './decimals.ts';
import type { Plan } from './plan.schema.ts';

/**
 * Makes cells of rows that leave their file clear by themselves: dates and numbers that only their column
 * explained.
 */
export const plainCells = ({ columns }: Plan): ((cells: readonly string[]) => string[]) => {
  const dates = columns.map((column) => column.dates);
  const decimals = columns.map((column) => column.decimals);
  return (cells) => plainNumbers(plainDates(cells, dates), decimals);
};
