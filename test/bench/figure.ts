/** One figure of the bench: what was measured, against what, and whether it is within its budget. */
export interface Figure {
  name: string;
  unit: string;
  value: number;
  /** The same without Callbook, measured in the same run. */
  baseline?: number;
  ratio?: number;
  /** What the ratio, or the value where there is no baseline, may be; `least` where more is better. */
  budget?: number;
  least?: true;
  ok: boolean;
}

/** A figure held against its budget. */
export const figure = (measured: Omit<Figure, 'ok' | 'ratio'>): Figure => {
  const { value, baseline, budget, least } = measured;
  const ratio = baseline === undefined ? undefined : value / baseline;
  const judged = ratio ?? value;
  const ok = budget === undefined || (least ? judged >= budget : judged <= budget);
  return { ...measured, ...(ratio !== undefined && { ratio }), ok };
};

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Milliseconds that something takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
