import type { Encoding } from './encoding-names.ts';

/**
 * Judges by the text whether bytes were decoded with the right encoding, among those that decode anything.
 */
export interface EncodingProof {
  add(text: string): void;
  /** Whether all that was added speaks for the encoding. */
  holds(): boolean;
  /** Whether it reads like UTF-8 that was taken for the encoding. */
  isUtf8?(): boolean;
  /** The encoding that the text is in instead, and the one that it may be in. */
  best?(): Encoding | undefined;
  likely?(): Encoding | undefined;
}

/** Letters of Serbia and Macedonia, whose places the Mac's encoding gives to capitals of Russian. */
const southern = /[ЂЃѓЉЊЌЋЏђљњќћџ]/;

/**
 * Proves Windows-1251: Cyrillic words are written like words and have vowels, those of other encodings do
 * not.
 */
export class CyrillicProof implements EncodingProof {
  #words = 0;
  #capitalised = 0;
  #shaped = 0;
  #letters = 0;
  #vowels = 0;

  add(text: string): void {
    for (const [word] of text.matchAll(/[\u0400-\u04ff]{3,}/g)) {
      this.#words++;
      if (/^\p{Lu}\p{Ll}+$/u.test(word)) this.#capitalised++;
      if (/^(?:\p{Lu}?\p{Ll}+|\p{Lu}+)$/u.test(word) && !southern.test(word)) this.#shaped++;
      this.#letters += word.length;
      this.#vowels += word.match(/[аеёиоуыэюяіїє]/gi)?.length ?? 0;
    }
  }

  holds(): boolean {
    const vowels = this.#vowels / this.#letters;
    return (
      this.#words >= 3 &&
      this.#shaped >= 0.9 * this.#words &&
      this.#capitalised >= 0.2 * this.#words &&
      vowels > 0.25 &&
      vowels < 0.65
    );
  }
}

const mostHeldBack = 65_536;

/** Finds where the last cell of a text begins, which may continue in the next block. */
const lastCell = (text: string): number => {
  let at = text.length;
  while (at > 0 && text.length - at < mostHeldBack && !/[\r\n\t,;|"]/.test(text[at - 1] ?? '')) at--;
  return at;
};

/** Feeds a proof whole cells, however the text is split. */
export const wholeCells = (proof: EncodingProof): EncodingProof => {
  let rest = '';
  return {
    add: (text) => {
      const all = rest + text;
      const end = lastCell(all);
      proof.add(all.slice(0, end));
      rest = all.slice(end);
    },
    holds: () => {
      proof.add(rest);
      rest = '';
      return proof.holds();
    },
    isUtf8: () => proof.isUtf8?.() ?? false,
    best: () => proof.best?.(),
    likely: () => proof.likely?.(),
  };
};
