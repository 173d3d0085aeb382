/** So many bytes may the records of an answer have: Lambda lets 6 MB through, the frame of the answer included. */
const mostPageBytes = 5_000_000;

/** Bytes of a record in an answer: its JSON is a text within that of the answer, with each quote and backslash escaped. */
const answerBytes = (record: unknown): number => Buffer.byteLength(JSON.stringify(JSON.stringify(record)));

/** The first of these records that one answer holds; one in any case. */
export const fitting = <T>(records: readonly T[]): T[] => {
  let left = mostPageBytes;
  const end = records.findIndex((record, place) => {
    left -= answerBytes(record);
    return left < 0 && place > 0;
  });
  return end < 0 ? [...records] : records.slice(0, end);
};
