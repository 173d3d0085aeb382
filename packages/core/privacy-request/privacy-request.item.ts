import * as v from 'valibot';
import { findRecord, findRecords, keysOf, type ListedNoun, newRecordWrite } from '../list/listed-noun.ts';
import { deadlineOf } from '../privacy/deadline.ts';
import type { Item, Key } from '../table/item.ts';
import { getItem, queryAll, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { change, drop, is, isOneOf, putNew, type Write } from '../table/write.ts';
import {
  type PrivacyRequest,
  type RequestState,
  storedPrivacyRequestSchema,
} from './privacy-request.schema.ts';

export const privacyRequests: ListedNoun<PrivacyRequest, 'request'> = {
  kind: 'request',
  sk: 'REQUEST',
  toRecord: (item) => v.parse(storedPrivacyRequestSchema, item),
};

/** Requests that somebody has to be reminded of, over all teams. */
export const dueRequestsPk = 'DUE#request';

type Ids = Pick<PrivacyRequest, 'team_id' | 'id'>;
type About = Pick<PrivacyRequest, 'team_id' | 'contact_id' | 'kind'>;

export const requestKeys = {
  ...keysOf(privacyRequests),
  /** Partition of a team's requests that are not answered: few at any time. */
  waiting: (teamId: string): string => `T#${teamId}#WAITING-REQUESTS`,
  /** The one request of a kind about a contact that is not answered. */
  waitingOne: ({ team_id, contact_id, kind }: About): Key => ({
    pk: requestKeys.waiting(team_id),
    sk: `${contact_id}#${kind}`,
  }),
  /** When somebody has to be reminded of it (ISO). */
  byDue: ({ team_id, id }: Ids, alarmAt: string) => ({
    byDuePk: dueRequestsPk,
    byDueSk: `${alarmAt}#${team_id}#${id}`,
  }),
};

const alarmOf = ({ asked_at, extension }: Pick<PrivacyRequest, 'asked_at' | 'extension'>): string =>
  deadlineOf(asked_at, { extended: extension !== null }).alarm_at;

/** Makes the writes of a request that is on no record, unless one of the kind waits about the contact already. */
export const newRequestWrites = (request: PrivacyRequest, via: Via): Write[] => {
  const { put: item } = newRecordWrite(privacyRequests, request, via);
  const { id, due_at } = request;
  return [
    putNew({ ...item, ...requestKeys.byDue(request, alarmOf(request)) }),
    putNew({ ...requestKeys.waitingOne(request), request_id: id, due_at }),
  ];
};

export interface RequestChange {
  /** States in which it may be; it must still be in the hands of the job that was seen. */
  from: readonly RequestState[];
  set: Partial<PrivacyRequest>;
  via: Via;
}

/** Makes the writes that change a request as it was seen. One that is answered waits no more. */
export const requestWrites = (seen: PrivacyRequest, { from, set, via }: RequestChange): Write[] => {
  const isAnswered = Boolean(set.answered_at);
  const extended = set.extension && { due_at: set.due_at };
  return [
    change(requestKeys.primary(seen.team_id, seen.id), {
      set: {
        ...set,
        ...via,
        ...(extended && requestKeys.byDue(seen, alarmOf({ ...seen, ...set }))),
      },
      remove: isAnswered ? ['byDuePk', 'byDueSk'] : [],
      when: [isOneOf('state', from), is('job_id', seen.job_id), is('answered_at', null)],
    }),
    ...(isAnswered ? [drop(requestKeys.waitingOne(seen))] : []),
    ...(extended ? [change(requestKeys.waitingOne(seen), { set: extended })] : []),
  ];
};

export const findRequest = (table: Table, { team_id, id }: Ids): Promise<PrivacyRequest | undefined> =>
  findRecord(table, privacyRequests, team_id, id);

const requestIdOf = ({ request_id }: Item): string => String(request_id);

/** The request of a kind about a contact that is not answered, if there is one. */
export const findWaitingRequest = async (table: Table, about: About): Promise<PrivacyRequest | undefined> => {
  const pointer = await getItem(table, requestKeys.waitingOne(about));
  return pointer && findRequest(table, { team_id: about.team_id, id: requestIdOf(pointer) });
};

/** When the requests of a team are due that are not answered (ISO): one query, of few items. */
export const findWaitingDeadlines = async (
  table: Table,
  teamId: string,
): Promise<{ id: string; contact_id: string; kind: string; due_at: string }[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': requestKeys.waiting(teamId) },
  });
  return items.map((item) => {
    const [contact_id = '', kind = ''] = item.sk.split('#');
    return { id: requestIdOf(item), contact_id, kind, due_at: String(item.due_at) };
  });
};

/** The request that a job does, if it is not answered. */
export const findRequestOfJob = async (
  table: Table,
  teamId: string,
  jobId: string,
): Promise<PrivacyRequest | undefined> => {
  const waiting = await findWaitingDeadlines(table, teamId);
  const keys = waiting.map(({ id }) => requestKeys.primary(teamId, id));
  return (await findRecords(table, privacyRequests, keys)).find(({ job_id }) => job_id === jobId);
};
