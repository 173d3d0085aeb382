import { reaches, type Scope } from '../access/scope.ts';
import { failure, notFound } from '../error.ts';
import { getRecord, listSomeRecords } from '../list/listed-noun.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { deadlineOf, deadlineState } from '../privacy/deadline.ts';
import { untilSettled } from '../table/settle.ts';
import { type Table, transact } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { privacyRequests, requestWrites } from './privacy-request.item.ts';
import {
  type PrivacyRequest,
  type RequestKind,
  type RequestState,
  requestStates,
} from './privacy-request.schema.ts';

/**
 * Reads a request about a contact of the caller's departments.
 * @throws CallbookError `request_not_found`
 */
export const getRequest = async (table: Table, scope: Scope, id: string): Promise<PrivacyRequest> => {
  const request = await getRecord(table, privacyRequests, scope.teamId, id);
  if (!reaches(scope, request.department_id)) throw notFound('request');
  return request;
};

type DeadlineName = ReturnType<typeof deadlineState>;

const extendedDeadline = ({ asked_at, extension }: PrivacyRequest) =>
  deadlineOf(asked_at, { extended: extension !== null });

/** How a request stands by its deadline. */
export const standingOf = (
  request: PrivacyRequest,
  now: Date,
): { alarm_at: string; deadline: DeadlineName } => {
  const deadline = extendedDeadline(request);
  const { answered_at } = request;
  return { alarm_at: deadline.alarm_at, deadline: deadlineState(deadline, { now, answered_at }) };
};

export interface RequestListing extends PageRequest {
  kind: readonly RequestKind[];
  state: readonly RequestState[];
  deadline: readonly DeadlineName[];
  contact_id?: string | undefined;
}

/** Lists requests, newest first. They are few, and kept for good; all are read. */
export const listRequests = (
  table: Table,
  scope: Scope,
  { kind, state, deadline, contact_id, ...page }: RequestListing,
  now: Date,
): Promise<Page<PrivacyRequest>> => {
  const isOf = <T>(asked: readonly T[], one: T) => asked.length === 0 || asked.includes(one);
  const passes = (request: PrivacyRequest) =>
    reaches(scope, request.department_id) &&
    isOf(kind, request.kind) &&
    isOf(state, request.state) &&
    isOf(deadline, standingOf(request, now).deadline) &&
    (contact_id === undefined || request.contact_id === contact_id);
  const { teamId, departments } = scope;
  const own = departments === 'all' ? 'all' : [...departments].sort();
  const query = { kind: [...kind].sort(), state: [...state].sort(), deadline: [...deadline].sort(), own };
  const of = { teamId, query: { ...query, contact_id: contact_id ?? null }, passes };
  return listSomeRecords(table, privacyRequests, of, page);
};

interface Deciding {
  scope: Scope;
  via: Via;
  now: Date;
}

/** Decides by the request as it is, again where somebody was faster. */
const decide = (
  table: Table,
  { scope, via }: Deciding,
  id: string,
  change: (request: PrivacyRequest) => Partial<PrivacyRequest> | undefined,
): Promise<PrivacyRequest> =>
  untilSettled(async () => {
    const request = await getRequest(table, scope, id);
    const set = change(request);
    if (!set) return request;
    await transact(table, requestWrites(request, { from: requestStates, set, via }));
    return { ...request, ...set };
  });

/**
 * Lengthens the time for an answer to three months in all. The person has to be told why within the first, so later
 * it is too late.
 * @throws CallbookError `request_not_found`, `request_answered`, `deadline_over`
 */
export const extendRequest = (
  table: Table,
  by: Deciding,
  id: string,
  reason: string,
): Promise<PrivacyRequest> =>
  decide(table, by, id, (request) => {
    if (request.extension) return undefined;
    if (request.answered_at !== null)
      throw failure('conflict', 'request_answered', 'The person has had the answer.');
    const at = by.now.toISOString();
    if (at > request.due_at)
      throw failure('conflict', 'deadline_over', 'The month in which the person has to be told is over.');
    return {
      extension: { reason, at, by: by.via.updated_by },
      due_at: deadlineOf(request.asked_at, { extended: true }).due_at,
    };
  });

/**
 * Records that the person has the answer: making a package is not handing it over.
 * @throws CallbookError `request_not_found`, `request_not_done`
 */
export const answerRequest = (table: Table, by: Deciding, id: string): Promise<PrivacyRequest> =>
  decide(table, by, id, (request) => {
    if (request.answered_at !== null) return undefined;
    if (request.state !== 'done' && request.state !== 'partial')
      throw failure('conflict', 'request_not_done', 'What the person asked for has not been done yet.');
    return { answered_at: by.now.toISOString(), answered_by: by.via.updated_by };
  });
