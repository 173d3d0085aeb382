/** Judges by the text whether bytes were decoded by the right one of the encodings that decode everything. */
export interface EncodingProof {
  add(text: string): void;
  /** Whether all that was added speaks for the encoding. */
  holds(): boolean;
  /** Whether it reads like UTF-8 that was taken for the encoding. */
  isUtf8?(): boolean;
}

const beyondAscii = /[^\p{ASCII}]+/gu;
const isLetter = (character: string | undefined) => character !== undefined && /\p{L}/u.test(character);

/** No word of the west has four letters beyond ASCII in a row; words of other scripts have little else. */
const isForeign = (run: string) =>
  run.length >= 4 && new Set(run).size >= 3 && (run.match(/[À-ÿ]/g)?.length ?? 0) >= 3;

/** Where Windows-1252 has these, Polish, DOS and Mac encodings have letters of words. */
const misplaced = /[¹³¿£¥¼¾¶§ŸŠŽŒ„”‚](?=\p{Ll})/gu;

/** How letters of Western Europe look that are UTF-8: `Ã©` for `é`. No word has them. */
const garbled = /[ÂÃÄÅ][\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/g;

/** Of Windows-1252, in which Western Europe writes. */
export class WesternProof implements EncodingProof {
  #letters = 0;
  #foreign = 0;
  #misplaced = 0;
  #garbled = 0;

  add(text: string): void {
    for (const [run] of text.matchAll(beyondAscii)) {
      this.#letters += run.length;
      if (isForeign(run)) this.#foreign += run.length;
      this.#garbled += (run.match(garbled)?.length ?? 0) * 2;
    }
    for (const { index } of text.matchAll(misplaced)) if (isLetter(text[index - 1])) this.#misplaced++;
  }

  isUtf8(): boolean {
    return this.#garbled * 2 > this.#letters;
  }

  holds(): boolean {
    const isForeignText = this.#foreign * 2 > this.#letters || this.isUtf8();
    return !isForeignText && (this.#misplaced < 2 || this.#misplaced * 4 < this.#letters);
  }
}

/** Letters of Serbia and Macedonia, whose places the Mac's encoding gives to capitals of Russian. */
const southern = /[ЂЃѓЉЊЌЋЏђљњќћџ]/;

/** Of Windows-1251: words of Cyrillic are written like words, and have vowels; those of other encodings are not. */
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

/** Where the last word of a text begins, which may go on in the next. */
const lastWord = (text: string): number => {
  let at = text.length;
  while (at > 0 && text.length - at < mostHeldBack && !/[\s,;|"]/.test(text[at - 1] ?? '')) at--;
  return at;
};

/** Gives a proof whole words, however the text comes. */
export const wholeWords = (proof: EncodingProof): EncodingProof => {
  let rest = '';
  return {
    add: (text) => {
      const all = rest + text;
      const end = lastWord(all);
      proof.add(all.slice(0, end));
      rest = all.slice(end);
    },
    holds: () => {
      proof.add(rest);
      rest = '';
      return proof.holds();
    },
    isUtf8: () => proof.isUtf8?.() ?? false,
  };
};
