/** Phrases by their first word, the longest of them first. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Takes phrases, parted by `|`. */
export const phrasesOf = (...lines: readonly string[]): Phrases => {
  const phrases = new Map<string, string[][]>();
  for (const phrase of lines.flatMap((line) => line.split('|'))) {
    const words = phrase.split(' ');
    const first = words[0] ?? '';
    phrases.set(
      first,
      [...(phrases.get(first) ?? []), words].toSorted((one, other) => other.length - one.length),
    );
  }
  return phrases;
};

/** How many words from here on are made up of phrases. */
export const coveredBy = (words: readonly string[], phrases: Phrases): number => {
  let at = 0;
  for (;;) {
    const from = at;
    const fitting = phrases
      .get(words[from] ?? '')
      ?.find((phrase) => phrase.every((word, index) => words[from + index] === word));
    if (!fitting) return at;
    at += fitting.length;
  }
};

/** Tells whether words are phrases and nothing else. */
export const isOnly = (words: readonly string[], phrases: Phrases): boolean =>
  words.length > 0 && coveredBy(words, phrases) === words.length;
