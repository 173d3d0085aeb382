import type { Word } from './words.ts';

/** How firms are made up in law, as they are written. */
const forms: ReadonlyMap<string, string> = new Map(
  [
    'GmbH',
    'mbH',
    'AG',
    'KG',
    'OHG',
    'UG',
    'SE',
    'GbR',
    'KGaA',
    'eG',
    'eK',
    'Inc',
    'LLC',
    'Ltd',
    'Limited',
    'Corp',
    'Corporation',
    'PLC',
    'LLP',
    'Group',
    'Gruppe',
    'Holding',
  ].map((form) => [form.toLowerCase(), form] as const),
);

/** Tells whether a word says what a firm is in law. */
export const isLegalForm = (word: Word | undefined): boolean =>
  word !== undefined && forms.has(word.low) && /^(?:\p{Lu}|[em]|\p{Ll}+$)/u.test(word.text);

/** How it is written. */
export const legalForm = (low: string): string | undefined => forms.get(low);
