import { type Fault, notFound, refuseFaults } from '../error.ts';
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
  id: string;
  via: Via;
  now: Date;
}

const rowOf = ({
  contactId,
  given,
  years,
  id,
  via: { updated_by, via },
  now,
}: ConsentRequest): ConsentRow => {
  const { team_id: _, at = now.toISOString(), purpose, status, basis, ...texts } = given;
  const { wording = null, wording_version = null, channel = null, source = null, proof = null } = texts;
  return {
    ...{
      id,
      contact_id: contactId,
      purpose,
      status,
      basis,
      wording,
      wording_version,
      channel,
      source,
      proof,
    },
    ...{ at, recorded_at: now.toISOString(), by: updated_by, via },
    last_used_at: null,
    kept_until: keptUntil({ at }, years),
  };
};

const said = [
  ...(['status', 'basis', 'wording', 'wording_version'] as const),
  ...(['channel', 'source', 'proof'] as const),
];

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
  const row = rowOf(request);
  // The same request came before, or its answer got lost.
  const isKnown = rows.some(({ id }) => id === row.id) || isSaid(lastWord(rows, given.purpose), row, given);
  if (isKnown) return withCurrent(rows);
  if (!(await transacted(table, newConsentWrites(teamId, row)))) throw notFound('contact');
  const after = [...rows, row].sort((one, other) => (one.at + one.id < other.at + other.id ? 1 : -1));
  return withCurrent(after);
};

/** Lists all that a contact has said on consents, the last said first. */
export const listConsents = async (table: Table, teamId: string, contactId: string): Promise<Consent[]> =>
  withCurrent(await findConsents(table, teamId, contactId));
