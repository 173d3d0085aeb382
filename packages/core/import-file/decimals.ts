import * as v from 'valibot';

/** What stands before the decimals of a number. */
export const decimalSchema = v.picklist(['comma', 'point'], 'unknown_value');
export type Decimal = v.InferOutput<typeof decimalSchema>;

/** How the numbers of a column are read; `ambiguous` when its values do not tell, or tell both. */
export const columnDecimalsSchema = v.picklist(['comma', 'point', 'ambiguous']);
export type ColumnDecimals = v.InferOutput<typeof columnDecimalsSchema>;

/** Digits, in groups of three or not, with decimals or not. */
const shapeOf = (group: string, decimal: string) =>
  new RegExp(
    `^[+-]?(?:\\d*|[1-9]\\d{0,2}(?:(?<group>[${group}\\s'’])\\d{3}(?:\\k<group>\\d{3})*))(?:${decimal}\\d*)?(?:e[+-]?\\d+)?$`,
    'i',
  );

const shapes: Readonly<Record<Decimal, RegExp>> = { comma: shapeOf('.', ','), point: shapeOf(',', '[.]') };
const groups: Readonly<Record<Decimal, RegExp>> = { comma: /[.\s'\u2019]/g, point: /[,\s'\u2019]/g };

/** A number as programs write it, if that is what `text` is with such decimals. */
const plainAs = (text: string, decimal: Decimal): string | undefined =>
  /\d/.test(text) && shapes[decimal].test(text)
    ? text.replace(groups[decimal], '').replace(',', '.').replace(/\.0*$/, '')
    : undefined;

interface Readings {
  comma: string | undefined;
  point: string | undefined;
  /** Whether they differ, as those of `1.234`. */
  isAmbiguous: boolean;
}

const readingsOf = (text: string): Readings => {
  const [comma, point] = [plainAs(text, 'comma'), plainAs(text, 'point')];
  const isAmbiguous = comma !== undefined && point !== undefined && Number(comma) !== Number(point);
  return { comma, point, isAmbiguous };
};

export interface NumberFault {
  code: string;
  message: string;
}

const ambiguous: NumberFault = {
  code: 'decimal_ambiguous',
  message:
    'The column does not tell whether a comma or a point stands before decimals. Import it with decimal: comma or point.',
};

const contrary = (decimal: Decimal): NumberFault => ({
  code: 'type_number',
  message: `This is no number of this column: a ${decimal} stands before its decimals.`,
});

/** A cell of a column of numbers as programs write it, as far as the column tells; else as it is, and why. */
export const plainNumber = (
  text: string,
  decimals: ColumnDecimals,
): { text: string; fault?: NumberFault } => {
  const { isAmbiguous, ...readings } = readingsOf(text);
  const own = readings.comma ?? readings.point;
  if (own === undefined) return { text };
  if (decimals === 'ambiguous') return isAmbiguous ? { text, fault: ambiguous } : { text: own };
  const plain = readings[decimals];
  return plain === undefined ? { text, fault: contrary(decimals) } : { text: plain };
};

/** Cells of rows that leave their file: numbers that only their column tells are put so that they tell themselves. */
export const plainNumbers = (
  cells: readonly string[],
  decimals: readonly (ColumnDecimals | undefined)[],
): string[] =>
  cells.map((cell, index) => {
    const own = decimals[index];
    const text = cell.trim();
    if (own === undefined || own === 'ambiguous' || !readingsOf(text).isAmbiguous) return cell;
    // Three digits that are decimals become four.
    return text.includes(own === 'comma' ? ',' : '.') ? `${text}0` : (plainAs(text, own) ?? cell);
  });

/** What the values of a column tell of their decimals, all of them together. */
export class DecimalEvidence {
  hasComma = false;
  hasPoint = false;

  see(cell: string): void {
    const text = cell.trim();
    if (text === '') return;
    const { comma, point } = readingsOf(text);
    if (comma !== undefined && point === undefined) this.hasComma = true;
    if (point !== undefined && comma === undefined) this.hasPoint = true;
  }
}

type Evidence = Pick<DecimalEvidence, 'hasComma' | 'hasPoint'>;

const provenBy = ({ hasComma, hasPoint }: Evidence): ColumnDecimals | undefined => {
  if (hasComma && hasPoint) return 'ambiguous';
  if (hasComma) return 'comma';
  return hasPoint ? 'point' : undefined;
};

/**
 * How a column is read: as the import says, or as its values tell, or else those of the other columns of numbers. In
 * a workbook numbers have points whatever people see, and only texts may have commas.
 */
export const decimalsOf = (
  own: Evidence,
  all: readonly Evidence[],
  { decimal, inWorkbook }: { decimal: Decimal | undefined; inWorkbook: boolean },
): ColumnDecimals => {
  if (inWorkbook) return decimal === 'comma' || (!decimal && own.hasComma) ? 'ambiguous' : 'point';
  const others = { hasComma: all.some((one) => one.hasComma), hasPoint: all.some((one) => one.hasPoint) };
  return decimal ?? provenBy(own) ?? provenBy(others) ?? 'ambiguous';
};
