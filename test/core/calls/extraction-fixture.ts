import { readFileSync } from 'node:fs';
import { attributeTarget, type Target } from '#core/extraction/target.ts';
import type { CountryCode } from '#core/phone/country.ts';

export type Language = 'en' | 'de';

export const countryOf: Readonly<Record<Language, CountryCode>> = { en: 'US', de: 'DE' };

const custom = (
  name: string,
  kind: Extract<Target, { label: string }>['kind'],
  cues: readonly string[],
  more: { options?: readonly string[]; format?: string } = {},
): Target => ({ name: `cf.${name}`, kind, label: name.replace('_', ' '), options: [], cues, ...more });

const attributes = ['name', 'email', 'phone', 'company'].flatMap((name) => attributeTarget(name) ?? []);

/** What a team looks for in its calls. */
export const targetsOf: Readonly<Record<Language, readonly Target[]>> = {
  en: [
    ...attributes,
    custom('move_in', 'date', ['move in', 'moving in', 'the move', 'move-in']),
    custom('callback_on', 'date', ['call back', 'callback', 'call you back', 'call me back']),
    custom('budget', 'decimal', ['budget', 'spend']),
    custom('owns_home', 'boolean', ['own', 'owner']),
    custom('heating', 'select', ['heat', 'heating'], {
      options: ['Gas', 'Oil', 'Heat pump', 'District heating'],
    }),
    custom('people', 'integer', ['people', 'household']),
    custom('customer_number', 'text', ['customer number'], { format: 'AA-00000' }),
  ],
  de: [
    ...attributes,
    custom('move_in', 'date', ['Einzug', 'einziehen']),
    custom('callback_on', 'date', ['zurückrufen', 'Rückruf', 'zurück']),
    custom('budget', 'decimal', ['Budget', 'ausgeben']),
    custom('owns_home', 'boolean', ['Eigentümer']),
    custom('heating', 'select', ['heizen', 'Heizung'], { options: ['Gas', 'Öl', 'Wärmepumpe', 'Fernwärme'] }),
    custom('people', 'integer', ['Personen', 'Haushalt']),
    custom('customer_number', 'text', ['Kundennummer'], { format: 'AA-00000' }),
  ],
};

export interface Sample {
  language: Language;
  text: string;
  expected: ReadonlyMap<string, string>;
}

/** The transcripts of a file, each with the values that a person finds in it. */
const readSamples = (file: string, fallback: Language): Sample[] =>
  readFileSync(new URL(`./transcripts/${file}`, import.meta.url), 'utf8')
    .trim()
    .split(/\n\n+/)
    .map((part) => {
      const lines = part.split('\n');
      const values = lines.filter((line) => line.startsWith('= ')).map((line) => line.slice(2).split(': '));
      return {
        language: lines.includes('# de') ? 'de' : lines.includes('# en') ? 'en' : fallback,
        text: lines.filter((line) => !/^[=#] /.test(line)).join('\n'),
        expected: new Map(values.map(([name = '', value = '']) => [name, value])),
      };
    });

/** Those that were written before the rules, and those that were written to try them. */
export const samples = [
  ...readSamples('en.txt', 'en'),
  ...readSamples('de.txt', 'de'),
  ...readSamples('second.txt', 'en'),
  ...readSamples('third.txt', 'en'),
  ...readSamples('fourth.txt', 'en'),
  ...readSamples('fifth.txt', 'en'),
];
