import type { EncodingProof } from './encoding-proof.ts';

/** Runs of Japanese characters, and of characters without a meaning of their own. */
const runs = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f]+|[\ue000-\uf8ff]/gu;
const isLatin = (character: string | undefined) => character !== undefined && /[A-Za-z]/.test(character);
const halfWidth = /[\uff61-\uff9f]/g;
/** Kana of half width. The others have the bytes of capital letters of the west. */
const tellingKana = /[\uff66-\uff7f]/;

/** Chinese characters of everyday use, which have the first places of Shift_JIS. */
const everyday = (): Set<string> => {
  const bytes: number[] = [];
  for (let lead = 0x88; lead <= 0x98; lead++)
    for (let trail = 0x40; trail <= 0xfc; trail++) if (trail !== 0x7f) bytes.push(lead, trail);
  return new Set(new TextDecoder('shift_jis').decode(Uint8Array.from(bytes)));
};
let known: Set<string> | undefined;

/**
 * Proves Shift_JIS. Western text decoded as Shift_JIS has rare characters in the middle of words; text of
 * other Asian encodings becomes kana of half width, always in pairs.
 */
export class JapaneseProof implements EncodingProof {
  #common = 0;
  #rare = 0;
  #half = 0;
  #apart = 0;
  #adjacent = 0;
  #isMeaningless = false;
  #isTelling = false;
  #isUneven = false;

  add(text: string): void {
    for (const { 0: run, index } of text.matchAll(runs)) {
      const rare = this.#rare;
      this.#addRun(run);
      const isWord = run.length >= 4 && this.#rare === rare && !tellingKana.test(run);
      // Some companies have Latin letters in their names, in front of or behind words.
      const isAdjacent = !isWord && (isLatin(text[index - 1]) || isLatin(text[index + run.length]));
      if (isAdjacent) this.#adjacent += run.length;
      else this.#apart += run.length;
    }
  }

  #addRun(run: string): void {
    const half = run.match(halfWidth)?.length ?? 0;
    this.#half += half;
    if (half === run.length && half > 1) {
      this.#isTelling ||= tellingKana.test(run);
      this.#isUneven ||= half % 2 === 1;
    }
    for (const character of run.replace(halfWidth, '')) {
      known ??= everyday();
      if (/[\ue000-\uf8ff]/.test(character)) this.#isMeaningless = true;
      else if (/[\u3400-\ufaff]/.test(character) && !known.has(character)) this.#rare++;
      else this.#common++;
    }
  }

  holds(): boolean {
    if (this.#isMeaningless || this.#apart < 2 || this.#adjacent * 2 > this.#apart) return false;
    if (this.#common > 0) return this.#rare <= this.#common;
    return this.#rare === 0 && this.#half >= 3 && this.#isTelling && this.#isUneven;
  }
}

/** Tells whether the beginning of a file is Shift_JIS, and no text of the west. */
export const isJapanese = (head: Uint8Array): boolean => {
  const proof = new JapaneseProof();
  try {
    proof.add(new TextDecoder('shift_jis', { fatal: true }).decode(head, { stream: true }));
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
  return proof.holds();
};
