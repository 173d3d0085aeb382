import type { ContactCreate } from '../../attribute/contact.schema.ts';
import type { Writing } from '../../contact/contact.ts';
import { failure } from '../../error.ts';
import { newId } from '../../id.ts';
import type { Table } from '../../table/table.ts';
import { callIdOf } from '../call.item.ts';
import type { Dispositions, EventOfCall } from '../call.schema.ts';
import type { Call, CallCreate, CallLog } from '../call-record.schema.ts';
import { isAhead } from '../call-state.ts';
import { meaningOf } from '../disposition.ts';
import { visibleCall } from './get-call.ts';
import { hearCall } from './hear-call.ts';

interface Logging extends Omit<Writing, 'catalogue'> {
  log: CallLog | CallCreate;
  /** The contact that it is of; the number tells where it is not given. */
  contactId?: string;
  draft?: ContactCreate | undefined;
}

const means = (dispositions: Dispositions, word: string | null | undefined): boolean =>
  typeof word === 'string' && meaningOf(dispositions, word).outcome !== null;

/** @throws CallbookError `required`, `not_ended`, `in_future` */
const requireSense = (
  { phase, outcome = null, disposition, started_at }: CallLog,
  dispositions: Dispositions,
  now: Date,
): void => {
  if (started_at && isAhead(started_at, now))
    throw failure(
      'invalid',
      'in_future',
      'No call has begun yet that lies in the future, by more than a clock may be ahead.',
      'started_at',
    );
  if (phase !== 'ended' && outcome !== null)
    throw failure('invalid', 'not_ended', 'Only a call that has ended has an outcome.', 'outcome');
  if (phase === 'ended' && outcome === null && !means(dispositions, disposition))
    throw failure(
      'invalid',
      'required',
      'Say how the call ended: `outcome`, or a disposition of the team.',
      'outcome',
    );
};

/** Where no time is given, a call that may be told of again has that of when it was first heard of. */
const timeOf = ({ started_at = null, external_id = null }: CallLog, now: Date): string | null =>
  started_at ?? (external_id === null ? now.toISOString() : null);

const eventOf = (log: CallLog, now: Date): EventOfCall => ({
  leg_id: null,
  phase: log.phase,
  outcome: log.outcome ?? null,
  sequence: log.sequence ?? null,
  at: timeOf(log, now),
  direction: log.campaign_id && log.direction === 'manual' ? 'campaign' : log.direction,
  number: log.number ?? null,
  own_number: log.own_number ?? null,
  duration_seconds: log.duration_seconds ?? null,
  machine: false,
  disposition: log.disposition ?? null,
  agent: log.agent ?? null,
  recording_url: log.recording_url ?? null,
  notes: log.notes ?? null,
  summary: log.summary ?? null,
  transcript_ref: log.transcript_ref ?? null,
});

/**
 * Logs a call, or takes in what is told of one that is known by its external id.
 * @throws CallbookError as `hearCall`, and where it is not told how the call ended
 */
export const logCall = async (
  table: Table,
  { log, ...request }: Logging,
): Promise<{ call: Call; isNew: boolean }> => {
  const { team, now, newId: idFor = newId } = request;
  requireSense(log, team.settings.dispositions, now);
  const { external_id = null, provider } = log;
  const identity =
    external_id === null
      ? { id: idFor('call'), provider: null, external_id }
      : { id: callIdOf(team.id, provider, external_id), provider, external_id };
  const { call, isNew } = await hearCall(table, {
    ...{ ...request, identity, event: eventOf(log, now) },
    campaignId: log.campaign_id ?? undefined,
  });
  return { call: visibleCall(request.scope, call), isNew };
};
