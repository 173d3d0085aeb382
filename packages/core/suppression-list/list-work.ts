import * as v from 'valibot';
import { wholeTeam } from '../access/scope.ts';
import { contactIdOf } from '../contact/contact.item.ts';
import { matchContacts } from '../contact/match-contacts.ts';
import { CallbookError, type Fault } from '../error.ts';
import { type Files, writeFile } from '../files/files.ts';
import type { newId } from '../id.ts';
import type { ContactWork } from '../job/contact-work.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { newJob } from '../job/job.ts';
import { jobFiles } from '../job/job-files.ts';
import { valuesOf } from '../suppression/suppressed-value.ts';
import type { Table } from '../table/table.ts';
import type { Principal } from '../team/team.schema.ts';
import { addSuppressions } from './change-suppressions.ts';
import { readGiven } from './given-values.ts';
import { type ListEntry, readListFile } from './list-file.ts';

const listSchema = v.object({ csv: v.string(), reason: v.string() });
type ListRequest = v.InferOutput<typeof listSchema>;
/** What contacts have that are opted out. */
const optedOutSchema = v.object({ opted_out: v.literal(true) });
const requestSchema = v.union([listSchema, optedOutSchema]);

/** The name of an entry in the job: its place in the file, and nothing of it. */
const nameOf = ({ line, kind }: ListEntry, index: number): string => `line_${line}_${kind}_${index}`;

const refused = (fault: Fault, { line }: ListEntry): CallbookError =>
  new CallbookError('invalid', [{ ...fault, message: `Line ${line}: ${fault.message}` }]);

/** Makes work that suppresses what a file lists; the job knows of each only its place in the file. */
const listWork = ({ csv, reason }: ListRequest): ContactWork => {
  let entries: Map<string, ListEntry> | undefined;
  const read = () => {
    entries ??= new Map(readListFile(csv).map((entry, index) => [nameOf(entry, index), entry]));
    return entries;
  };
  return {
    find: async () => [...read().keys()],
    change: async (table, { team, via, now }, name) => {
      const entry = read().get(name);
      if (!entry) return undefined;
      const lists = entry.kind === 'phone' ? { phones: [entry.text] } : { emails: [entry.text] };
      const [value] = readGiven(lists, team.settings);
      if (!value) return undefined;
      if (value.fault) throw refused(value.fault, entry);
      await addSuppressions(table, { team, reason, via, now, hasTime: () => true }, [value]);
      return undefined;
    },
  };
};

/** Makes work that suppresses what contacts have that are opted out, those in the trash too. */
const optedOutWork: ContactWork = {
  find: async (table, { team }) => {
    const { id, settings } = team;
    const found = [false, true].map((deleted) =>
      matchContacts(
        table,
        { scope: wholeTeam(id), filter: { do_not_call: true, deleted }, settings },
        'created_at',
      ),
    );
    return (await Promise.all(found)).flat().map(contactIdOf);
  },
  change: async (table, { team, via, now }, _, seen) => {
    if (!seen?.do_not_call) return undefined;
    const request = { team, reason: 'opt_out', via, now, hasTime: () => true };
    await addSuppressions(
      table,
      request,
      valuesOf(seen).map((value) => ({ kind: value.kind, given: '', value })),
    );
    return undefined;
  },
};

/** Makes the work of a job on suppressions. */
export const suppressionWork = (given: unknown): ContactWork => {
  const request = v.parse(requestSchema, given);
  return 'csv' in request ? listWork(request) : optedOutWork;
};

type Asked = { principal: Principal; now: Date; newId: typeof newId };

/** Starts a job that suppresses what contacts have that are opted out by now. */
export const suppressOptedOut = async (table: Table, files: Files, asked: Asked): Promise<StoredJob> => {
  const job = await newJob(table, { ...asked, kind: 'suppression', action: 'opted_out' });
  await writeFile(files, jobFiles.request(job), JSON.stringify({ opted_out: true }));
  return job;
};

/**
 * Starts a job that suppresses what a file lists.
 * @throws CallbookError `file_empty`, `columns_unknown`
 */
export const suppressList = async (
  table: Table,
  files: Files,
  { request, ...asked }: Asked & { request: ListRequest },
): Promise<StoredJob> => {
  readListFile(request.csv);
  const job = await newJob(table, { ...asked, kind: 'suppression', action: 'add' });
  await writeFile(files, jobFiles.request(job), JSON.stringify(request));
  return job;
};
