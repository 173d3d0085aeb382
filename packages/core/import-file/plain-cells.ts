import { plainDates } from './date-order.ts';
import { plainNumbers } from './decimals.ts';
import type { Plan } from './plan.schema.ts';

/** Cells of rows that leave their file, so that dates and numbers tell by themselves what only their column told. */
export const plainCells = ({ columns }: Plan): ((cells: readonly string[]) => string[]) => {
  const dates = columns.map((column) => column.dates);
  const decimals = columns.map((column) => column.decimals);
  return (cells) => plainNumbers(plainDates(cells, dates), decimals);
};
