import type { EncodingProof } from './encoding-proof.ts';
import { type Oddness, oddnessOf } from './western-words.ts';

/** Western encodings of one byte for each character. DOS's is not read, only told from the others. */
const westerly = ['windows-1252', 'iso-8859-15', 'macintosh', 'dos'] as const;
type Westerly = (typeof westerly)[number];
export type WesternEncoding = Exclude<Westerly, 'dos'>;

const dos =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** Answers the characters of the bytes beyond ASCII. */
const upperHalf = (encoding: Westerly): string[] =>
  encoding === 'dos'
    ? [...dos]
    : [...new TextDecoder(encoding).decode(Uint8Array.from({ length: 128 }, (_, index) => index + 128))];

const beyondAscii = /[^\p{ASCII}]/gu;

const tables = new Map<string, ReadonlyMap<string, string>>();

/** Maps the characters of one encoding to those of the same bytes in another. */
const tableOf = (from: Westerly, to: Westerly): ReadonlyMap<string, string> => {
  const name = `${from} ${to}`;
  const known = tables.get(name);
  if (known) return known;
  const other = upperHalf(to);
  const table = new Map(upperHalf(from).map((character, index) => [character, other[index] ?? '']));
  tables.set(name, table);
  return table;
};

/** Reads text that was decoded as one encoding again as another. */
const reread = (text: string, from: Westerly, to: Westerly): string => {
  if (from === to) return text;
  const table = tableOf(from, to);
  return text.replace(beyondAscii, (character) => table.get(character) ?? character);
};

const runsBeyondAscii = /[^\p{ASCII}]+/gu;

/**
 * Tells whether a run of letters is no western one: no western word has four letters beyond ASCII in a row.
 */
const isForeign = (run: string) =>
  run.length >= 4 && new Set(run).size >= 3 && (run.match(/[À-ÿ]/g)?.length ?? 0) >= 3;

/** Western letters in UTF-8 that were read as something else: `Ã©` for `é`. No word has them. */
const garbled = /[ÂÃÄÅ][\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/g;

/** Cells that are looked at closely, and characters of each to both sides of the first beyond ASCII. */
const mostCells = 2_000;
const mostAround = 120;

/** Cuts the text around a position, up to what ends it. */
const around = (text: string, at: number, ends: RegExp): { part: string; end: number } => {
  let [start, end] = [at, at];
  while (start > 0 && at - start < mostAround && !ends.test(text[start - 1] ?? '')) start--;
  while (end < text.length && end - at < mostAround && !ends.test(text[end] ?? '')) end++;
  return { part: text.slice(start, end), end };
};

/** A reading of the text in one encoding. */
class Reading {
  impossible = 0;
  doubts = 0;
  readonly doubtful = new Set<string>();

  add({ impossible, doubtful }: Oddness): void {
    this.impossible += impossible;
    this.doubts += doubtful.length;
    for (const character of doubtful) this.doubtful.add(character);
  }

  get cost(): number {
    return this.impossible + this.doubts / 2;
  }

  /** Tells whether the reading is certainly wrong. One doubt may be a rare word. */
  get isWrong(): boolean {
    return this.impossible > 0 || this.doubtful.size > 1 || this.doubts > 2;
  }
}

/**
 * Tells the western encodings apart: each byte is a letter or sign in all of them, so the one is taken in
 * which words look like words. That is Windows-1252 where nothing speaks against it.
 */
export class WesternProof implements EncodingProof {
  readonly #own: WesternEncoding;
  #length = 0;
  #foreign = 0;
  #garbled = 0;
  #cells = 0;
  #hasControls = false;
  readonly #readings = {
    'windows-1252': new Reading(),
    'iso-8859-15': new Reading(),
    macintosh: new Reading(),
    dos: new Reading(),
  };

  constructor(own: WesternEncoding = 'windows-1252') {
    this.#own = own;
  }

  add(own: string): void {
    const text = reread(own, this.#own, 'windows-1252');
    for (const [run] of text.matchAll(runsBeyondAscii)) {
      this.#length += run.length;
      if (isForeign(run)) this.#foreign += run.length;
      this.#garbled += (run.match(garbled)?.length ?? 0) * 2;
    }
    let seen = 0;
    for (const { index } of text.matchAll(beyondAscii)) {
      if (this.#cells >= mostCells) return;
      if (index < seen) continue;
      const { part, end } = around(text, index, /[,;|\t\r\n"]/);
      this.#addCell(part, around(text, index, /[\r\n]/).part);
      seen = end;
    }
  }

  #addCell(cell: string, line: string): void {
    this.#cells++;
    for (const encoding of westerly) {
      const text = reread(cell, 'windows-1252', encoding);
      const isIso = encoding === 'iso-8859-15';
      if (isIso) this.#hasControls ||= /[\u0080-\u009f]/.test(text);
      this.#readings[encoding].add(oddnessOf(text, isIso || encoding === 'windows-1252' ? line : undefined));
    }
  }

  isUtf8(): boolean {
    return this.#garbled * 2 > this.#length;
  }

  /** Answers the encoding in which the text looks right, if any. */
  best(): WesternEncoding | undefined {
    if (this.#foreign * 2 > this.#length || this.isUtf8()) return undefined;
    const { 'windows-1252': windows, 'iso-8859-15': latin, macintosh, dos } = this.#readings;
    if (windows.cost === 0) return 'windows-1252';
    const isClean = ({ cost }: Reading) => cost * 8 <= this.#cells && cost * 4 <= windows.cost;
    if (windows.isWrong && isClean(macintosh) && macintosh.cost < dos.cost) return 'macintosh';
    if (!this.#hasControls && isClean(latin) && latin.cost < macintosh.cost) return 'iso-8859-15';
    const isRight =
      windows.cost * 2 <= macintosh.cost &&
      (windows.cost * 4 <= this.#cells || (!windows.isWrong && macintosh.impossible > 0));
    return isRight ? 'windows-1252' : undefined;
  }

  /** Answers the encoding that the text may have, where none looks right. */
  likely(): WesternEncoding | undefined {
    const { 'windows-1252': windows, macintosh } = this.#readings;
    return !this.isUtf8() && macintosh.impossible === 0 && macintosh.cost < windows.cost
      ? 'macintosh'
      : undefined;
  }

  holds(): boolean {
    return this.best() === this.#own;
  }
}
