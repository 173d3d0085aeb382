const size = 65_536;

/** Gathers pieces of text into blocks of bytes, so that a million lines are not a million writes. */
export async function* blocksOf(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let block = '';
  for await (const piece of pieces) {
    block += piece;
    if (block.length < size) continue;
    yield Buffer.from(block);
    block = '';
  }
  if (block !== '') yield Buffer.from(block);
}
