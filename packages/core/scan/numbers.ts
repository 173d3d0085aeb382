/** Packs lists of numbers into one file. */
export const packNumbers = (lists: readonly ArrayLike<number>[]): Uint8Array => {
  const all = new Float64Array(1 + lists.length + lists.reduce((sum, { length }) => sum + length, 0));
  all[0] = lists.length;
  let at = 1 + lists.length;
  for (const [index, list] of lists.entries()) {
    all[1 + index] = list.length;
    all.set(list, at);
    at += list.length;
  }
  return new Uint8Array(all.buffer);
};

/** Takes the lists out of a file again. */
export const unpackNumbers = (file: Uint8Array): Float64Array[] => {
  const { buffer, byteOffset, byteLength } = file;
  // Numbers have to stand at a multiple of their size.
  const all = new Float64Array(
    byteOffset % 8 === 0 ? buffer : buffer.slice(byteOffset, byteOffset + byteLength),
    byteOffset % 8 === 0 ? byteOffset : 0,
    byteLength / 8,
  );
  const lists = all[0] ?? 0;
  let at = 1 + lists;
  return Array.from(all.subarray(1, 1 + lists), (length) => {
    const list = all.subarray(at, at + length);
    at += length;
    return list;
  });
};
