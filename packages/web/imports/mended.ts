import * as v from 'valibot';

/** What was typed into the cells of rows that failed: by record, by place. */
export type Mended = Readonly<Record<number, Readonly<Record<number, string>>>>;

const keptSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.pipe(v.string(), v.digits()), v.record(v.pipe(v.string(), v.digits()), v.string())),
);

export const readMended = (text: string | null): Mended => {
  const parsed = v.safeParse(keptSchema, text ?? '{}');
  return parsed.success ? parsed.output : {};
};

export const keepMended = (mended: Mended): string => JSON.stringify(mended);

/** The cells of a row, with what was typed in the place of what stood there. */
export const mendedCells = (
  { record, cells }: { readonly record: number; readonly cells: readonly string[] | null },
  mended: Mended,
): string[] => (cells ?? []).map((cell, at) => mended[record]?.[at] ?? cell);
