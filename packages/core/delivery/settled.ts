/** Answers what a work threw, if it did, so that parallel works come to their ends first. */
export const settled = async (work: Promise<void>): Promise<{ error: unknown } | undefined> => {
  try {
    await work;
    return undefined;
  } catch (error) {
    return { error };
  }
};

/** Throws the first of what works threw. */
export const throwFirst = (failures: readonly ({ error: unknown } | undefined)[]): void => {
  const first = failures.find((failure) => failure !== undefined);
  if (first) throw first.error;
};
