import * as v from 'valibot';

/** The sign before the decimals of a number. */
export const decimalSchema = v.picklist(['comma', 'point'], 'unknown_value');
export type Decimal = v.InferOutput<typeof decimalSchema>;

/** The sign by which the numbers of a column are read; `ambiguous` when its values prove neither, or both. */
export const columnDecimalsSchema = v.picklist(['comma', 'point', 'ambiguous']);
export type ColumnDecimals = v.InferOutput<typeof columnDecimalsSchema>;

/** Matches digits, in groups of three or not, with decimals or not. */
const shapeOf = (group: string, decimal: string) =>
  new RegExp(
    `^[+-]?(?:\\d*|[1-9]\\d{0,2}(?:(?<group>[${group}\\s'’])\\d{3}(?:\\k<group>\\d{3})*))(?:${decimal}\\d*)?(?:e[+-]?\\d+)?$`,
    'i',
  );

const shapes: Readonly<Record<Decimal, RegExp>> = { comma: shapeOf('.', ','), point: shapeOf(',', '[.]') };
const groups: Readonly<Record<Decimal, RegExp>> = { comma: /[.\s'\u2019]/g, point: /[,\s'\u2019]/g };

/** Rewrites a number as programs do, if `text` is one with such decimals. */
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

/** Rewrites a number as programs do as far as its column allows; otherwise answers the cell and its fault. */
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

/** Rewrites the numbers of a row that leaves its file, so that they are clear without their column. */
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

/** Evidence of all values of a column on their decimals. */
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
 * Decides how a column's numbers are read: as the import says, or as its own values prove, or else those of
 * the other columns of numbers. In a workbook numbers have points whatever people see, and only texts may
 * have commas.
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
