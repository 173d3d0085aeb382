import type { ConsentRow } from '../consent/consent.schema.ts';
import { keptUntil, lastWord } from '../consent/consented.ts';
import { derivedId } from '../id.ts';
import type { Via } from '../table/via.ts';
import { type Member, setAt } from './member.ts';

/** What a contact said last on a purpose, or that it has opted out. */
export interface Said {
  contact_id: string;
  /** Absent of an opt-out that no consent tells of. */
  consent_id?: string;
  status: 'granted' | 'denied' | 'withdrawn';
  at: string;
}

/** Why a word does not hold: another is later, or it is a grant beside a refusal or an opt-out. */
export type Dropped = Said & { why: 'older' | 'opt_out_wins' };

export interface ConsentOutcome {
  purpose: string;
  kept: Said;
  dropped: readonly Dropped[];
  /** Whether a grant is later than the refusal that is kept: somebody should ask the person. */
  conflict: boolean;
}

/** The purpose that an opt-out takes back. */
const callPurpose = 'calls';

const keyOf = (purpose: string): string => purpose.trim().toLowerCase();

const lastOf = ({ contact, consents }: Member, purpose: string): Said | undefined => {
  const row = lastWord(consents, purpose);
  return row && { contact_id: contact.id, consent_id: row.id, status: row.status, at: row.at };
};

const optOutOf = ({ contact }: Member): Said | undefined =>
  contact.do_not_call
    ? { contact_id: contact.id, status: 'withdrawn', at: setAt(contact, 'do_not_call') }
    : undefined;

const latestFirst = (words: readonly Said[]): Said[] =>
  words.toSorted((one, other) => (one.at + one.contact_id < other.at + other.contact_id ? 1 : -1));

const outcomeOf = (purpose: string, words: readonly Said[]): ConsentOutcome | undefined => {
  const ordered = latestFirst(words);
  const refusal = ordered.find(({ status }) => status !== 'granted');
  const kept = refusal ?? ordered[0];
  if (!kept) return undefined;
  const dropped = ordered
    .filter((word) => word !== kept)
    .map((word): Dropped => {
      const isGrant = word.status === 'granted' && refusal !== undefined;
      return { ...word, why: isGrant ? 'opt_out_wins' : 'older' };
    });
  const conflict = dropped.some(({ why, at }) => why === 'opt_out_wins' && at > kept.at);
  return { purpose, kept, dropped, conflict };
};

const purposesOf = (members: readonly Member[]): string[] => {
  const rows = members.flatMap(({ consents }) =>
    consents.map(({ purpose }) => [keyOf(purpose), purpose] as const),
  );
  return [...new Map(rows.toReversed()).values()].sort();
};

/**
 * Decides what becomes of consents: the strictest word on each purpose holds, a refusal also against a later grant,
 * which is told as a conflict. An opt-out takes back the consent to calls, whatever was said on it.
 */
export const mergeConsents = (members: readonly Member[]): ConsentOutcome[] =>
  purposesOf(members).flatMap((purpose) => {
    const optOuts = keyOf(purpose) === callPurpose ? members.flatMap((member) => optOutOf(member) ?? []) : [];
    const words = members.flatMap((member) => lastOf(member, purpose) ?? []);
    return outcomeOf(purpose, [...words, ...optOuts]) ?? [];
  });

interface Writer {
  mergeId: string;
  survivorId: string;
  years: number;
  via: Via;
  now: Date;
}

/** Makes the row by which a grant that lost does not become the last word on its purpose. */
const withdrawal = (
  { purpose, kept }: ConsentOutcome,
  { mergeId, survivorId, years, via: { updated_by, via }, now }: Writer,
): ConsentRow => {
  const at = now.toISOString();
  return {
    id: derivedId('cons', now.getTime(), mergeId, keyOf(purpose)),
    contact_id: survivorId,
    purpose,
    status: 'withdrawn',
    basis: 'consent',
    ...{ wording: null, wording_version: null, channel: null, proof: null },
    source: `${mergeId}: ${kept.contact_id} ${kept.at}`,
    ...{ at, recorded_at: at, by: updated_by, via },
    last_used_at: null,
    kept_until: keptUntil({ at }, years),
  };
};

/** Makes the rows that a merge adds: a withdrawal where the last word of all would be a grant that lost. */
export const addedConsents = (
  outcomes: readonly ConsentOutcome[],
  members: readonly Member[],
  writer: Writer,
): ConsentRow[] => {
  const rows = members.flatMap(({ consents }) => consents);
  return outcomes
    .filter(({ purpose, kept }) => kept.status !== 'granted' && lastWord(rows, purpose)?.status === 'granted')
    .map((outcome) => withdrawal(outcome, writer));
};
