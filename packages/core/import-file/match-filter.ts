/** 4 MiB: with two million keys in it, a few fresh keys in a thousand are taken for known ones. */
const words = 2 ** 20;
const blockWords = 16;
const bitsPerKey = 6;

/**
 * A Bloom filter: remembers keys, given as 32-bit hashes, in constant memory. A key that was added is always
 * known; a fresh one seldom is, and nothing depends on that. All bits of a key lie in one block of 512, so that it
 * costs one cache line.
 */
export class MatchFilter {
  readonly #words = new Int32Array(words);

  /** Adds a key; answers whether it seemed known before. */
  add(hash: number): boolean {
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    const block = ((hash >>> 0) % (words / blockWords)) * blockWords;
    const step = (mixed >>> 17) | 1;
    let known = true;
    for (let round = 0, bit = mixed ^ (mixed >>> 12); round < bitsPerKey; round++, bit += step) {
      const word = block + ((bit >>> 5) & (blockWords - 1));
      const mask = 1 << (bit & 31);
      const present = this.#words[word] ?? 0;
      if ((present & mask) === 0) {
        known = false;
        this.#words[word] = present | mask;
      }
    }
    return known;
  }
}
