import * as v from 'valibot';
import type { Writing } from '../contact/contact.ts';
import { CallbookError } from '../error.ts';
import { FileTally } from '../export/manifest.ts';
import { writeParts } from '../files/write-parts.ts';
import type { ReadingWork } from '../job/contact-work.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { gatherSubject } from '../personal-data/gather-subject.ts';
import type { PrivacyContext } from '../personal-data/keeper.ts';
import { type AccessPackage, accessLanguages, accessPackage } from '../privacy/access-package.ts';
import { writeAccessZip } from '../privacy/access-zip.ts';
import type { PrivacyRequest } from '../privacy-request/privacy-request.schema.ts';
import { requestFiles } from '../privacy-request/request-files.ts';
import { changeRequest, findRunningRequest } from '../privacy-request/run-privacy-request.ts';
import type { Table } from '../table/table.ts';
import { gatherPackage } from './gather-package.ts';
import type { Recordings } from './recordings.ts';

/** Days for which a package is kept, as the bucket's lifecycle has it. */
const keptDays = 30;

const requestSchema = v.object({
  request_id: v.string(),
  contact_id: v.string(),
  language: v.optional(v.picklist(accessLanguages), 'en'),
});
type Asked = v.InferOutput<typeof requestSchema>;

/** What the work needs beside the table; opened where it is done. */
export interface AccessServices extends Pick<PrivacyContext, 'files' | 'exports' | 'deadLetters'> {
  recordings: Recordings;
}

/** Writes the package of all that is known of a person, and answers what the request says of it. */
const writePackage = async (
  context: PrivacyContext,
  { recordings }: AccessServices,
  { request, language, team }: { request: PrivacyRequest; language: Asked['language']; team: string },
): Promise<Partial<PrivacyRequest>> => {
  const subject = await gatherSubject(context.table, request.team_id, request.contact_id);
  const { records, attached, missing } = await gatherPackage(context, subject, recordings);
  const made_at = context.now.toISOString();
  const { contact_id, asked_at } = request;
  const data: AccessPackage = accessPackage({
    ...{ team, subject: contact_id, requested_at: asked_at, produced_at: made_at, records, missing },
  });
  const tally = new FileTally();
  const bytes = tally.bytes(writeAccessZip(data, language, attached));
  await writeParts(context.exports, requestFiles.package(request), bytes, 'application/zip');
  const name = `${language === 'de' ? 'auskunft' : 'data'}-${made_at.slice(0, 10)}.zip`;
  const { bytes: size, sha256 } = tally.end(name);
  const expires_at = new Date(context.now.getTime() + keptDays * 86_400_000).toISOString();
  return {
    state: missing.length > 0 ? 'partial' : 'done',
    finished_at: made_at,
    missing,
    file: { name, bytes: size, sha256, made_at, expires_at },
  };
};

const outcomeOf = async (
  work: Promise<Partial<PrivacyRequest>>,
  now: Date,
): Promise<Partial<PrivacyRequest>> => {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof CallbookError) || error.kind === 'unavailable') throw error;
    const [{ code, message }] = error.faults;
    return { state: 'failed', reason: { code, message }, finished_at: now.toISOString() };
  }
};

const answer = async (
  table: Table,
  { team, via, now }: Writing,
  { asked, job, services }: { asked: Asked; job: StoredJob; services: AccessServices },
): Promise<void> => {
  const request = await findRunningRequest(table, job, asked.request_id);
  if (!request) return;
  const context = { table, ...services, via, now };
  const what = { request, language: asked.language, team: team.name };
  const set = await outcomeOf(writePackage(context, services, what), now);
  await changeRequest(table, request, { set, via });
};

/** Makes the work of a job that tells a person what is known of it: all is read and written in the last step. */
export const accessWork = (given: unknown, open: () => AccessServices): ReadingWork => {
  const asked = v.parse(requestSchema, given);
  return {
    chunkSize: 1,
    find: async () =>
      (async function* () {
        yield asked.contact_id;
      })(),
    read: async () => 1,
    finish: (table, writing, { job }) => answer(table, writing, { asked, job, services: open() }),
  };
};
