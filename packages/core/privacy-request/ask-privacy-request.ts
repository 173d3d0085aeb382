import type { Scope } from '../access/scope.ts';
import { requireReach } from '../access/scope.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { findContactItem } from '../contact/contact.item.ts';
import { requireUnmerged } from '../contact/merged.ts';
import { failure, notFound } from '../error.ts';
import { type Files, writeFile } from '../files/files.ts';
import type { newId } from '../id.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { getJob, newJobOf, newJobWrites } from '../job/job.ts';
import { jobFiles } from '../job/job-files.ts';
import { deadlineOf } from '../privacy/deadline.ts';
import { untilSettled } from '../table/settle.ts';
import { type Table, transacted } from '../table/table.ts';
import type { Principal } from '../team/team.schema.ts';
import { findRequest, findWaitingRequest, newRequestWrites, requestWrites } from './privacy-request.item.ts';
import type { PrivacyRequest, RequestKind, RequestState } from './privacy-request.schema.ts';

export interface AskedRequest {
  principal: Principal;
  scope: Scope;
  kind: RequestKind;
  contactId: string;
  /** When the person asked (ISO); now when not given. */
  askedAt?: string | null | undefined;
  now: Date;
  newId: typeof newId;
}

/**
 * Finds whom a request is about, in the trash too: who is there may ask as well.
 * @throws CallbookError `contact_not_found`, `department_forbidden`
 * @throws ContactMerged
 */
export const getSubject = async (table: Table, scope: Scope, contactId: string): Promise<StoredContact> => {
  const contact = await findContactItem(table, scope.teamId, contactId);
  if (!contact) throw notFound('contact');
  requireReach(scope, requireUnmerged(contact).department_id);
  return contact;
};

const requireAskedBefore = ({ askedAt, now }: AskedRequest): void => {
  if (askedAt && askedAt > now.toISOString())
    throw failure('invalid', 'time_invalid', 'This time is yet to come.', 'asked_at');
};

const recordOf = (
  { principal, kind, askedAt, now }: AskedRequest,
  { id, contact, job }: { id: string; contact: StoredContact; job: StoredJob | null },
): PrivacyRequest => {
  const created_at = now.toISOString();
  const asked_at = askedAt ?? created_at;
  return {
    id,
    team_id: principal.team.id,
    kind,
    contact_id: contact.id,
    department_id: contact.department_id,
    state: job ? 'running' : 'open',
    asked_at,
    asked_by: principal.id,
    created_at,
    due_at: deadlineOf(asked_at).due_at,
    extension: null,
    job_id: job?.id ?? null,
    finished_at: null,
    answered_at: null,
    answered_by: null,
    missing: [],
    reason: null,
    certificate: null,
    file: null,
  };
};

const viaOf = ({ principal }: AskedRequest) => ({ updated_by: principal.id, via: 'api' as const });

/** Puts on record what a person asked for, or answers what is on record of it and not answered. */
export const createRequest = async (table: Table, asked: AskedRequest): Promise<PrivacyRequest> => {
  requireAskedBefore(asked);
  const contact = await getSubject(table, asked.scope, asked.contactId);
  const about = { team_id: asked.principal.team.id, contact_id: contact.id, kind: asked.kind };
  const id = asked.newId('preq');
  return untilSettled(async () => {
    const waiting = await findWaitingRequest(table, about);
    if (waiting) return waiting;
    const record = recordOf(asked, { id, contact, job: null });
    if (await transacted(table, newRequestWrites(record, viaOf(asked)))) return record;
    return findRequest(table, record);
  });
};

/** States from which a request is begun, or begun anew: a package goes out of date until somebody has it. */
const startable: readonly RequestState[] = ['open', 'failed', 'partial', 'done'];

const begin = async (
  table: Table,
  asked: AskedRequest,
  { waiting, job }: { waiting: PrivacyRequest; job: StoredJob },
): Promise<PrivacyRequest | undefined> => {
  if (waiting.job_id === job.id || !startable.includes(waiting.state)) return waiting;
  const set = {
    ...{
      state: 'running' as const,
      job_id: job.id,
      finished_at: null,
      reason: null,
      missing: [],
      file: null,
    },
  };
  const change = { from: [waiting.state], set, via: viaOf(asked) };
  const isBegun = await transacted(table, [...newJobWrites(job), ...requestWrites(waiting, change)]);
  return isBegun ? { ...waiting, ...set } : undefined;
};

const beginNew = async (
  table: Table,
  asked: AskedRequest,
  record: PrivacyRequest,
  job: StoredJob,
): Promise<PrivacyRequest | undefined> => {
  const writes = [...newJobWrites(job), ...newRequestWrites(record, viaOf(asked))];
  if (await transacted(table, writes)) return record;
  // An earlier attempt of the same request may have come so far, and its job to its end.
  return findRequest(table, record);
};

/**
 * Begins to do what a person asked for, by a job; what is on record and waits is begun, what is under way is answered.
 * The job's file is `{request_id, contact_id}` and what is given along.
 * @throws CallbookError `contact_not_found`, `department_forbidden`, `time_invalid`
 */
export const startRequest = async (
  table: Table,
  files: Files,
  asked: AskedRequest,
  along: Readonly<Record<string, unknown>> = {},
): Promise<{ request: PrivacyRequest; job: StoredJob }> => {
  requireAskedBefore(asked);
  const { principal, kind, now, newId: idFor } = asked;
  const contact = await getSubject(table, asked.scope, asked.contactId);
  const id = idFor('preq');
  const job = newJobOf({ principal, kind, action: kind, now, id: idFor('job') });
  const record = recordOf(asked, { id, contact, job });
  const request = await untilSettled(async () => {
    const waiting = await findWaitingRequest(table, record);
    return waiting ? begin(table, asked, { waiting, job }) : beginNew(table, asked, record, job);
  });
  const doing = await getJob(table, request.team_id, request.job_id ?? job.id);
  // The request's arrival starts the job: of one that runs, it changes nothing.
  if (doing.state === 'queued') {
    const body = { ...along, request_id: request.id, contact_id: request.contact_id };
    await writeFile(files, jobFiles.request(doing), JSON.stringify(body));
  }
  return { request, job: doing };
};
