import { randomBytes } from 'node:crypto';
import { gatherSubject } from '../personal-data/gather-subject.ts';
import type { PrivacyContext } from '../personal-data/keeper.ts';
import { suppressSubject } from '../personal-data/suppression-keepers.ts';
import { certificateOf } from '../privacy/certificate.ts';
import type { PrivacyRequest, RequestState } from '../privacy-request/privacy-request.schema.ts';
import { changeRequest } from '../privacy-request/run-privacy-request.ts';
import { forgetDeferred, noteDeferred } from './deferral.item.ts';
import { eraseStores } from './erase-stores.ts';
import { type ErasureState, findState, forgetState, writeState } from './erasure-state.ts';
import { writeTombstone } from './tombstone.ts';

type Request = Pick<PrivacyRequest, 'id' | 'team_id' | 'contact_id' | 'job_id'>;

/** Gathers whom it is about, and puts on record outside of the table that they were erased, before anything is. */
const begin = async (
  context: PrivacyContext,
  request: Request,
  { suppress }: { suppress: boolean },
): Promise<ErasureState> => {
  const { table, files, now } = context;
  const subject = await gatherSubject(table, request.team_id, request.contact_id);
  const at = now.toISOString();
  const state = {
    ...{ subject, began_at: at, lines: [], found: {} },
    salt: randomBytes(16).toString('base64url'),
  };
  await writeState(files, request, state);
  const { team_id, contact_id, contact_ids } = subject;
  await writeTombstone(files, { team_id, contact_id, contact_ids, request_id: request.id, suppress, at });
  return state;
};

const states = { done: 'done', deferred: 'deferred', incomplete: 'partial' } as const satisfies Record<
  string,
  RequestState
>;

/** Carries an erasure out, or goes on with it: as far as holds let it. Answers the certificate of what is clean by now. */
export const carryOutErasure = async (
  context: PrivacyContext,
  request: Request,
  { suppress }: { suppress: boolean },
) => {
  const { files } = context;
  const begun = (await findState(files, request)) ?? (await begin(context, request, { suppress }));
  if (suppress && begun.lines.length === 0) await suppressSubject(context, begun.subject);
  const state = await eraseStores({ context, ids: request, request_id: request.id }, begun);
  await writeState(files, request, state);
  const { team_id, contact_id: subject } = request;
  return certificateOf({ team_id, request_id: request.id, subject, began_at: state.began_at }, state.lines);
};

/** Carries out the erasure that a request asks for, and records what came of it with the request. */
export const eraseForRequest = async (
  context: PrivacyContext,
  request: PrivacyRequest,
  how: { suppress: boolean },
): Promise<void> => {
  const certificate = await carryOutErasure(context, request, how);
  const state = states[certificate.status];
  const finished_at = certificate.finished_at;
  const set = { state, certificate, finished_at, ...(finished_at !== null && { answered_at: finished_at }) };
  // What waits is known to the schedule before anybody may think that it is done.
  if (state === 'deferred') await noteDeferred(context.table, request, context.now.toISOString());
  await changeRequest(context.table, request, { set, via: context.via });
  if (state === 'deferred') return;
  await forgetState(context.files, request);
  await forgetDeferred(context.table, request);
};
