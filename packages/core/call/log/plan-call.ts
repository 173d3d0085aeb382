import { isDeepStrictEqual } from 'node:util';
import type { StoredContact } from '../../attribute/stored-contact.ts';
import { contactKeys, unmerged } from '../../contact/contact.item.ts';
import type { Writing } from '../../contact/contact.ts';
import { lineOf, lineText } from '../../contact/number.ts';
import { check, drop, type Write } from '../../table/write.ts';
import { callWrite } from '../call.item.ts';
import { type CountedCall, recountCall } from '../call-counters.ts';
import type { Call } from '../call-record.schema.ts';
import { attemptWrite, calledKeys } from '../called.item.ts';
import { composeCall, type KnownCall, type StoredCall } from '../compose-call.ts';
import { type Counted, countersOf, countersWrites } from './count-call.ts';
import { type CampaignCount, countForCampaign } from './count-campaign.ts';
import { reliedConsent, reliedWrites } from './relied-consent.ts';

/** What a call is decided by. */
export interface CallFacts extends Pick<Writing, 'team' | 'via' | 'now'> {
  seen: StoredCall | undefined;
  /** What is known of it by now. */
  known: KnownCall;
  /** The contact that it is of; undefined while that is not known, and when the contact is gone. */
  counted: Counted | undefined;
}

/** A decision on a call that nobody has carried out yet. */
export interface CallPlan {
  call: StoredCall;
  changed: boolean;
  /** None where nothing changes. */
  writes: readonly Write[];
  /** The counters can only be told by all other calls of the contact. */
  recount: boolean;
}

/** A call as it counts, if it does. */
export const countedCall = ({ id, started_at, outcome, contact_id }: Call): CountedCall | undefined =>
  outcome === null || contact_id === null ? undefined : { id, started_at, outcome };

/** What the call's campaign knows of the contact with it; undefined where the contact is not in it. */
const campaignCount = (
  { seen, counted }: CallFacts,
  { campaign_id }: StoredCall,
  after: CountedCall,
): CampaignCount | 'recount' | undefined => {
  const { membership, contact } = counted ?? {};
  const progress = campaign_id === null ? undefined : contact?.campaigns[campaign_id];
  if (!membership || !progress || membership.campaign_id !== campaign_id) return undefined;
  const before = seen?.campaign_id === campaign_id ? countedCall(seen) : undefined;
  return countForCampaign(membership, progress, { before, after });
};

const countWrites = (facts: CallFacts, call: StoredCall): readonly Write[] | 'recount' => {
  const { seen, counted } = facts;
  const after = countedCall(call);
  if (!counted || !after) return [];
  const before = seen && countedCall(seen);
  const counters = recountCall(countersOf(counted.contact), before, after);
  const campaign = campaignCount(facts, call, after);
  if (counters === 'recount' || campaign === 'recount') return 'recount';
  return countersWrites(facts, counted, counters, campaign);
};

const hasNumber = (call: StoredCall): call is StoredCall & { number: string } =>
  call.number?.startsWith('+') === true;

const attemptOf = (call: StoredCall | undefined): Write[] =>
  call && hasNumber(call) ? [attemptWrite(call)] : [];

/** Keeps the record by which caps count the call at that of its number. */
const attemptWrites = (seen: StoredCall | undefined, call: StoredCall): Write[] => {
  const [before, after] = [attemptOf(seen), attemptOf(call)];
  if (isDeepStrictEqual(before, after)) return [];
  const isMoved = seen && hasNumber(seen) && (!hasNumber(call) || seen.number !== call.number);
  const old = isMoved ? calledKeys.call(seen.team_id, seen.number, seen.id) : undefined;
  const keys = after.map((one) => ('put' in one ? one.put.pk : ''));
  return [...after, ...(old && !keys.includes(old.pk) ? [drop(old)] : [])];
};

/** Checks that the contact which a call comes to is part of no other one: a merge would not find the call any more. */
const ownerChecks = (seen: StoredCall | undefined, contact: StoredContact | undefined): Write[] =>
  contact && seen?.contact_id !== contact.id
    ? [check(contactKeys.primary(contact.team_id, contact.id), unmerged)]
    : [];

const isAlike = (seen: StoredCall, call: StoredCall): boolean =>
  isDeepStrictEqual({ ...seen, version: 0, updated_at: '' }, { ...call, version: 0, updated_at: '' });

const firstNumber = (contact: StoredContact | undefined): string | null => {
  const line = contact && lineOf(contact, 'phone');
  return line ? lineText(line) : null;
};

/** Plans a call by what is known of it: itself, the counters of its contact, and the record of its number. */
export const planCall = (facts: CallFacts): CallPlan => {
  const { team, seen, known, counted, via, now } = facts;
  const contact = counted?.contact;
  const number = known.number ?? firstNumber(contact);
  const department_id = contact ? contact.department_id : known.department_id;
  const written = { version: (seen?.version ?? 0) + 1, updated_at: now.toISOString() };
  const compose = (one: KnownCall) => composeCall(one, team.settings.dispositions, written);
  const first = compose({ ...known, number, department_id });
  // What it relied on stays, whatever is said on consents later.
  const row = known.relied_on ? undefined : reliedConsent(first, counted?.consents ?? []);
  const relied_on = row && { id: row.id, at: row.at };
  const call = relied_on ? compose({ ...known, number, department_id, relied_on }) : first;
  if (seen && isAlike(seen, call)) return { call: seen, changed: false, writes: [], recount: false };
  const counts = countWrites(facts, call);
  const recount = counts === 'recount';
  const writes = [
    callWrite(call, seen, via),
    ...(recount ? [] : [...counts, ...(counts.length === 0 ? ownerChecks(seen, contact) : [])]),
    ...attemptWrites(seen, call),
    ...reliedWrites(team, row, call),
  ];
  return { call, changed: true, writes, recount };
};
