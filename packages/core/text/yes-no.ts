const words: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', '1', 'x', 'ja', 'wahr', 'oui', 'vrai', 'si', 'sí', 'verdadero'].map(
    (word) => [word, true] as const,
  ),
  ...['false', 'no', 'n', '0', 'nein', 'falsch', 'non', 'faux', 'falso'].map(
    (word) => [word, false] as const,
  ),
]);

/** What people and programs write for yes and no; undefined for anything else. */
export const yesOrNo = (text: string): boolean | undefined => words.get(text.trim().toLowerCase());
