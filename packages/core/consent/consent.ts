import { type Fault, notFound, refuseFaults } from '../error.ts';
import { derivedId } from '../id.ts';
import { type Table, transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { findConsents, newConsentWrites } from './consent.item.ts';
import type { Consent, ConsentGiven, ConsentRow } from './consent.schema.ts';
import { keptUntil, lastWord, withCurrent } from './consented.ts';

const needed = (param: 'wording' | 'proof'): Fault => ({
  param,
  code: 'required',
  message:
    param === 'wording'
      ? 'A consent that is granted needs the words that the person agreed to.'
      : 'A consent that is granted needs its proof, or where that lies.',
});

/** Clocks of callers run a little ahead. */
const tolerance = 60_000;

/** Finds what is wrong with a consent beside its single values. */
export const consentFaults = ({ status, wording, proof, at }: Partial<ConsentGiven>, now: Date): Fault[] => [
  ...(status === 'granted' && !wording?.trim() ? [needed('wording')] : []),
  ...(status === 'granted' && !proof ? [needed('proof')] : []),
  ...(at !== undefined && Date.parse(at) > now.getTime() + tolerance
    ? [{ param: 'at', code: 'in_future', message: 'Nobody has said that yet: the time lies in the future.' }]
    : []),
];

interface ConsentRequest {
  teamId: string;
  contactId: string;
  given: ConsentGiven;
  /** Years for which the team keeps the proof. */
  years: number;
  /** When it was asked for first (ms): the same request may come again. */
  asked: number;
  via: Via;
  now: Date;
}

const said = [
  ...(['status', 'basis', 'wording', 'wording_version'] as const),
  ...(['channel', 'source', 'proof'] as const),
];

/** What a row says, beside when. */
type Words = Pick<ConsentRow, 'purpose' | (typeof said)[number]>;

const wordsOf = ({ purpose, status, basis, ...texts }: ConsentGiven): Words => {
  const { wording = null, wording_version = null, channel = null, source = null, proof = null } = texts;
  return { purpose, status, basis, wording, wording_version, channel, source, proof };
};

/**
 * The moment at which something was said that is told without one: its second, so that equal requests at once mean the
 * same row; or right behind what was said in that second before.
 */
const momentOf = (asked: number, last: ConsentRow | undefined): string => {
  const second = asked - (asked % 1_000);
  const before = last ? Date.parse(last.at) : 0;
  return new Date(before >= second && before <= asked ? before + 1 : second).toISOString();
};

/** Makes a row, whose id follows from what is said and when. */
const rowOf = (
  { teamId, contactId, given, years, asked, via: { updated_by, via }, now }: ConsentRequest,
  last: ConsentRow | undefined,
): ConsentRow => {
  const words = wordsOf(given);
  const at = given.at ?? momentOf(asked, last);
  const id = derivedId('cons', Date.parse(at), teamId, contactId, JSON.stringify(words));
  return {
    ...{ id, contact_id: contactId, ...words },
    ...{ at, recorded_at: now.toISOString(), by: updated_by, via },
    last_used_at: null,
    kept_until: keptUntil({ at }, years),
  };
};

/** Tells whether a row says what the last word on its purpose says already. */
const isSaid = (last: ConsentRow | undefined, row: ConsentRow, { at }: ConsentGiven): boolean =>
  last !== undefined &&
  (at === undefined || last.at === at) &&
  said.every((name) => last[name] === row[name]);

/**
 * Records a consent, a refusal or a withdrawal: a row more, and none where the last word on the purpose is the same.
 * Answers all rows of the contact, the last said first.
 * @throws CallbookError `required` of a grant without wording or proof, `in_future`, `contact_not_found`
 */
export const recordConsent = async (table: Table, request: ConsentRequest): Promise<Consent[]> => {
  const { teamId, contactId, given, now } = request;
  refuseFaults(consentFaults(given, now));
  const rows = await findConsents(table, teamId, contactId);
  const last = lastWord(rows, given.purpose);
  const row = rowOf(request, last);
  const isThere = ({ id }: ConsentRow) => id === row.id;
  // The same request came before, or its answer got lost.
  if (rows.some(isThere) || isSaid(last, row, given)) return withCurrent(rows);
  if (!(await transacted(table, newConsentWrites(teamId, row)))) {
    const now = await findConsents(table, teamId, contactId);
    if (!now.some(isThere)) throw notFound('contact');
    return withCurrent(now);
  }
  const after = [...rows, row].sort((one, other) => (one.at + one.id < other.at + other.id ? 1 : -1));
  return withCurrent(after);
};

/** Lists all that a contact has said on consents, the last said first. */
export const listConsents = async (table: Table, teamId: string, contactId: string): Promise<Consent[]> =>
  withCurrent(await findConsents(table, teamId, contactId));
