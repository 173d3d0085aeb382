import type { Writing } from '../../contact/contact.ts';
import { batchGet, queryAll, type Table, transacted } from '../../table/table.ts';
import type { Write } from '../../table/write.ts';
import { callKeysQuery, toCall } from '../call.item.ts';
import { countCalls } from '../call-counters.ts';
import { viewCall } from '../call-view.ts';
import type { KnownCall, StoredCall } from '../compose-call.ts';
import { type Counted, countersWrites } from './count-call.ts';
import { countAllForCampaign, findCounting } from './count-campaign.ts';
import { optOutContacts, suppressCalled } from './opt-out.ts';
import { countedCall, planCall } from './plan-call.ts';

export interface CallWriting extends Omit<Writing, 'scope' | 'catalogue'> {
  seen: StoredCall | undefined;
  known: KnownCall;
  /** The contact that it is of; undefined while that is not known, and when the contact is gone. */
  counted: Counted | undefined;
}

/**
 * Makes the write of a contact's counters by all of its calls; undefined while the index that lists them is behind,
 * which shows by their number.
 */
const recounted = async (
  table: Table,
  { counted, seen, ...by }: CallWriting & { counted: Counted },
  call: StoredCall,
): Promise<readonly Write[] | undefined> => {
  const { contact } = counted;
  const keys = await queryAll(table, callKeysQuery(contact.team_id, contact.id));
  const calls = (await batchGet(table, keys)).map(toCall);
  const others = calls.filter(({ id }) => id !== call.id);
  const counters = countCalls([...others, call].flatMap((one) => countedCall(one) ?? []));
  const isNew = !(seen && countedCall(seen));
  if (counters.total_calls !== contact.total_calls + (isNew ? 1 : 0)) return undefined;
  const ofCampaign = [...others, call].filter(({ campaign_id }) => campaign_id === call.campaign_id);
  const campaign =
    counted.membership &&
    countAllForCampaign(
      counted.membership,
      ofCampaign.flatMap((one) => countedCall(one) ?? []),
    );
  return countersWrites(by, counted, counters, campaign);
};

/** Whom a call opts out, where a disposition says so: all who may be meant. */
const optingOut = ({ contact, opt_out, opted_out }: KnownCall): readonly string[] => {
  if (!opt_out || opted_out) return [];
  if (contact.match === 'one') return [contact.contact_id];
  return contact.match === 'ambiguous' ? contact.candidates : [];
};

/**
 * The number that a call suppresses: the one that was called; of an inbound call, which may come from a switchboard
 * that others call from as well, only where that opts nobody out. What is told again does not suppress it again, once
 * somebody has lifted that.
 */
const numberToSuppress = (
  { seen, known }: Pick<CallWriting, 'seen' | 'known'>,
  isSomebodyOut: boolean,
): string | null => {
  const { direction, number } = viewCall(known.state);
  const isWanted = known.opt_out && !known.opted_out && !(direction === 'inbound' && isSomebodyOut);
  const wanted = isWanted ? (number ?? known.number) : null;
  return seen?.opt_out && seen.number === wanted ? null : wanted;
};

/** Reads what the call's campaign knows of the contact, where that is not read yet. */
const withMembership = async (table: Table, { counted, known }: CallWriting): Promise<Counted | undefined> =>
  counted && !counted.membership
    ? { ...counted, membership: await findCounting(table, counted.contact, known.campaign_id) }
    : counted;

/**
 * Writes a call by what is known of it, with the counters of its contact; undefined when somebody else was faster. An
 * opt-out comes first: should this end halfway, whoever tells of the call again finds nothing lost.
 */
export const writeCall = async (table: Table, writing: CallWriting): Promise<StoredCall | undefined> => {
  const asked = optingOut(writing.known);
  const isDone = await optOutContacts(table, writing, asked);
  await suppressCalled(table, writing, numberToSuppress(writing, asked.length > 0 && isDone));
  const known = asked.length > 0 && isDone ? { ...writing.known, opted_out: true } : writing.known;
  const counted = await withMembership(table, writing);
  const plan = planCall({ ...writing, counted, known });
  if (!plan.changed) return plan.call;
  const counts = plan.recount && counted ? await recounted(table, { ...writing, counted }, plan.call) : [];
  if (!counts) return undefined;
  return (await transacted(table, [...plan.writes, ...counts])) ? plan.call : undefined;
};
