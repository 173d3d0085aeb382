const yes =
  'true, t, yes, y, 1, 1.0, on, x, ✓, ✔, ☑, checked, ja, j, wahr, oui, o, vrai, v, si, sí, s, verdadero';
const no = 'false, f, no, n, 0, 0.0, off, ☐, unchecked, nein, falsch, non, faux, falso';

const wordsFor = (list: string, meaning: boolean) =>
  list.split(', ').map((word): [string, boolean] => [word, meaning]);

const words: ReadonlyMap<string, boolean> = new Map([...wordsFor(yes, true), ...wordsFor(no, false)]);

/** Reads the words of people and programs for yes and no; undefined for anything else. */
export const yesOrNo = (text: string): boolean | undefined => words.get(text.trim().toLowerCase());
