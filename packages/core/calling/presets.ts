import type { Caps, HolidayCalendar, Hours, WindowRule } from './hours.schema.ts';

/** How sure a preset is. */
export const standings = ['read', 'second_hand', 'custom'] as const;

/**
 * Hours and caps of a region as a proposal for a team's settings: never legal advice. `standing` says how sure they
 * are: read in the text of the rule, told by others, or a habit that no rule demands.
 */
export interface Preset {
  id: string;
  name: string;
  /** The month as of which it holds. */
  as_of: string;
  standing: (typeof standings)[number];
  sources: readonly string[];
  note: string | null;
  /** E.164 prefixes of the numbers that it is meant for; none of a preset that is for whomever a team says. */
  prefixes: readonly string[];
  window: WindowRule | null;
  caps: Caps | null;
  /** For how many days a consent exempts calls from its caps, if it does; the day it was given is the first. */
  exempt_days: number | null;
  /** Whether nobody is called without consent, and for how many years after its last use its proof is kept. */
  consent: { required: boolean; keep_years: number } | null;
}

type Span = readonly [from: string, to: string];

const spans = (span: Span | undefined): Hours['monday'] => (span ? [{ from: span[0], to: span[1] }] : []);

const weekly = (workdays: Span, saturday: Span | undefined, sunday: Span | undefined): Hours => ({
  sunday: spans(sunday),
  monday: spans(workdays),
  tuesday: spans(workdays),
  wednesday: spans(workdays),
  thursday: spans(workdays),
  friday: spans(workdays),
  saturday: spans(saturday),
});

const daily = (from: string, to: string): Hours => weekly([from, to], [from, to], [from, to]);
const weekdaysAndSaturday = (from: string, to: string): Hours => weekly([from, to], [from, to], undefined);

const window = (hours: Hours, ...holidays: HolidayCalendar[]): WindowRule => ({
  ...hours,
  holidays,
  closed_on: [],
});

const noCaps: Caps = {
  per_day: null,
  per_week: null,
  min_gap_minutes: null,
  conversation_days: null,
};
const thrice: Caps = { ...noCaps, per_day: 3 };

/** What the presets of stricter states have in common. They were told by others and want checking before use. */
const state = (
  code: string,
  name: string,
  areaCodes: string,
  rule: WindowRule,
  more: { caps?: Caps; note?: string } = {},
): Preset => ({
  id: `us_${code}`,
  name,
  as_of: '2025-11',
  standing: 'second_hand',
  sources: ['DropCowboy, state call times (2025-11)', 'ClickPoint, state telemarketing laws (2025-07)'],
  note: more.note ?? null,
  prefixes: areaCodes.split(' ').map((area) => `+1${area}`),
  window: rule,
  caps: more.caps ?? null,
  exempt_days: null,
  consent: null,
});

const thriceASubject =
  'The three calls in 24 hours are per subject matter; here they are counted per number.';

const states: readonly Preset[] = [
  state(
    'al',
    'Alabama',
    '205 251 256 334 659 938',
    window(weekdaysAndSaturday('08:00', '20:00'), 'us_federal'),
  ),
  state('ct', 'Connecticut', '203 475 860 959', window(daily('09:00', '20:00'))),
  state(
    'fl',
    'Florida',
    '239 305 321 324 352 386 407 448 561 645 656 689 727 728 754 772 786 813 850 863 904 941 954',
    window(daily('08:00', '20:00')),
    { caps: thrice, note: thriceASubject },
  ),
  state('ky', 'Kentucky', '270 364 502 606 859', window(daily('10:00', '21:00'))),
  state(
    'la',
    'Louisiana',
    '225 318 337 457 504 985',
    window(weekdaysAndSaturday('08:00', '20:00'), 'us_federal'),
  ),
  state('md', 'Maryland', '227 240 301 410 443 667', window(daily('08:00', '20:00')), {
    caps: thrice,
    note: thriceASubject,
  }),
  state(
    'mi',
    'Michigan',
    '231 248 269 313 517 586 616 679 734 810 906 947 989',
    window(daily('09:00', '21:00')),
  ),
  state('mn', 'Minnesota', '218 320 507 612 651 763 924 952', window(daily('09:00', '21:00'))),
  state('nm', 'New Mexico', '505 575', window(daily('09:00', '21:00'))),
  state('nv', 'Nevada', '702 725 775', window(daily('09:00', '20:00'))),
  state('ok', 'Oklahoma', '405 539 572 580 918', window(daily('08:00', '20:00')), {
    caps: thrice,
    note: thriceASubject,
  }),
  state(
    'pa',
    'Pennsylvania',
    '215 223 267 272 412 445 484 570 582 610 717 724 814 835 878',
    window(weekly(['08:00', '21:00'], ['08:00', '12:00'], ['08:00', '21:00'])),
    { note: 'Saturday until noon; the other days are those of the federal rule.' },
  ),
  state('ri', 'Rhode Island', '401', window(daily('09:00', '18:00'), 'us_federal')),
];

/** All presets, by what a team names them in its settings. */
export const presets: readonly Preset[] = [
  {
    id: 'us_federal',
    name: 'United States, federal',
    as_of: '2026-11',
    standing: 'read',
    sources: ['47 CFR 64.1200(c)(1)'],
    note: null,
    prefixes: ['+1'],
    window: window(daily('08:00', '21:00')),
    caps: null,
    exempt_days: null,
    consent: null,
  },
  ...states,
  {
    id: 'us_reg_f',
    name: 'United States, debt collection (Regulation F)',
    as_of: '2026-06',
    standing: 'read',
    sources: ['12 CFR 1006.14(b)(2)'],
    note: 'Presumptions per person and debt; here they are counted per number. Calls that relied on a consent of the 7 days before are not counted.',
    prefixes: [],
    window: null,
    caps: { ...noCaps, per_week: 7, conversation_days: 7 },
    exempt_days: 7,
    consent: null,
  },
  {
    id: 'de',
    name: 'Germany',
    as_of: '2026-11',
    standing: 'custom',
    sources: ['§ 7a UWG, for the consent and its proof'],
    note: 'The consent is the law’s; its proof is kept for 5 years from granting and again from every use. The law names no hours: no calls at night, on Sundays and on holidays are a habit.',
    prefixes: ['+49'],
    window: window(weekdaysAndSaturday('08:00', '20:00'), 'de_national'),
    caps: null,
    exempt_days: null,
    consent: { required: true, keep_years: 5 },
  },
];

/** Picks those of a team's presets that are meant for a number. */
export const presetsFor = (ids: readonly string[], e164: string): Preset[] =>
  presets.filter(
    ({ id, prefixes }) =>
      ids.includes(id) && (prefixes.length === 0 || prefixes.some((prefix) => e164.startsWith(prefix))),
  );
