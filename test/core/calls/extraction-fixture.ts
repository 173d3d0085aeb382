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

const more: Readonly<Record<string, Readonly<Record<Language, readonly Target[]>>>> = {
  insurance: {
    en: [
      ...attributes,
      custom('renewal_on', 'date', ['renewal', 'renew', 'runs out', 'expires']),
      custom('birth_date', 'date', ['born', 'date of birth', 'birthday']),
      custom('premium', 'decimal', ['premium', 'pay', 'paying']),
      custom('smoker', 'boolean', ['smoke', 'smoker']),
      custom('vehicles', 'integer', ['cars', 'vehicles']),
      custom('cover', 'select', ['cover', 'covered'], {
        options: ['Third party', 'Fire and theft', 'Comprehensive'],
      }),
      custom('policy_number', 'text', ['policy number'], { format: 'AAA-000000' }),
    ],
    de: [
      ...attributes,
      custom('renewal_on', 'date', ['läuft aus', 'Ablauf', 'Vertragsende']),
      custom('birth_date', 'date', ['geboren', 'Geburtsdatum', 'Geburtstag']),
      custom('premium', 'decimal', ['Beitrag', 'zahlen', 'zahle']),
      custom('smoker', 'boolean', ['rauchen', 'Raucher']),
      custom('vehicles', 'integer', ['Autos', 'Fahrzeuge']),
      custom('cover', 'select', ['Versicherungsschutz'], {
        options: ['Haftpflicht', 'Teilkasko', 'Vollkasko'],
      }),
      custom('policy_number', 'text', ['Vertragsnummer'], { format: 'AAA-000000' }),
    ],
  },
  car: {
    en: [
      ...attributes,
      custom('delivery_on', 'date', ['pick up', 'delivery']),
      custom('mileage', 'integer', ['miles', 'mileage']),
      custom('trade_in', 'boolean', ['trade in', 'trade-in']),
      custom('price_limit', 'decimal', ['price', 'pay']),
      custom('fuel', 'select', ['fuel'], { options: ['Petrol', 'Diesel', 'Electric', 'Hybrid'] }),
    ],
    de: [
      ...attributes,
      custom('delivery_on', 'date', ['abholen', 'Lieferung']),
      custom('mileage', 'integer', ['Kilometer']),
      custom('trade_in', 'boolean', ['in Zahlung']),
      custom('price_limit', 'decimal', ['Preis', 'preislich', 'ausgeben']),
      custom('fuel', 'select', ['Kraftstoff'], { options: ['Benzin', 'Diesel', 'Elektro', 'Hybrid'] }),
    ],
  },
  trade: {
    en: [
      ...attributes,
      custom('contract_end', 'date', ['contract end', 'end date', 'current contract']),
      custom('spend', 'decimal', ['spend', 'per month']),
      custom('uses_crm', 'boolean', ['CRM']),
      custom('seats', 'integer', ['seats', 'users']),
      custom('plan', 'select', ['plan'], { options: ['Basic', 'Professional', 'Enterprise'] }),
      custom('order_number', 'text', ['order number'], { format: '00-AA-000' }),
    ],
    de: [
      ...attributes,
      custom('contract_end', 'date', ['Vertragsende', 'Vertrag']),
      custom('spend', 'decimal', ['ausgeben', 'geben aus', 'im Monat']),
      custom('uses_crm', 'boolean', ['CRM']),
      custom('seats', 'integer', ['Lizenzen', 'Nutzer']),
      custom('plan', 'select', ['Tarif'], { options: ['Basic', 'Professional', 'Enterprise'] }),
      custom('order_number', 'text', ['Auftragsnummer'], { format: '00-AA-000' }),
    ],
  },
  // Of a team that gave no words besides its labels.
  visit: {
    en: [
      ...attributes,
      custom('appointment_on', 'date', ['appointment']),
      custom('invoice_amount', 'decimal', ['invoice']),
      custom('has_pets', 'boolean', ['pets']),
      custom('floor', 'integer', ['floor']),
      custom('device', 'select', ['device'], { options: ['Router', 'Phone', 'Laptop'] }),
      custom('ticket_number', 'text', ['ticket number'], { format: 'AA0000000' }),
    ],
    de: [
      ...attributes,
      custom('appointment_on', 'date', ['Termin']),
      custom('invoice_amount', 'decimal', ['Rechnung']),
      custom('has_pets', 'boolean', ['Haustiere']),
      custom('floor', 'integer', ['Stock']),
      custom('device', 'select', ['Gerät'], { options: ['Router', 'Telefon', 'Laptop'] }),
      custom('ticket_number', 'text', ['Ticketnummer'], { format: 'AA0000000' }),
    ],
  },
};

const fieldsOf = (name: string, language: Language): readonly Target[] => more[name]?.[language] ?? [];

export interface Sample {
  language: Language;
  targets: readonly Target[];
  /** The day of the call, where the transcript needs one. */
  day?: string | undefined;
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
      const language = lines.includes('# de') ? 'de' : lines.includes('# en') ? 'en' : fallback;
      const told = (name: string) =>
        lines.find((line) => line.startsWith(`# ${name} `))?.slice(name.length + 3);
      const [fields, day] = [told('fields'), told('on')];
      return {
        language,
        targets: fields ? fieldsOf(fields, language) : targetsOf[language],
        ...(day ? { day } : {}),
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
  ...readSamples('sixth.txt', 'en'),
  ...readSamples('seventh.txt', 'en'),
  ...readSamples('eighth.txt', 'en'),
  ...readSamples('ninth.txt', 'en'),
];
