import * as v from 'valibot';
import type { Writing } from '../contact/contact.ts';
import type { Files } from '../files/files.ts';
import { writeFile } from '../files/files.ts';
import type { ContactWork } from '../job/contact-work.ts';
import { newJobOf, newJobWrites } from '../job/job.ts';
import { jobFiles } from '../job/job-files.ts';
import type { Principal } from '../team/team.schema.ts';
import { type CarryOut, carryOneContact, carryOutMerge } from './carry-merge.ts';
import { carryOutUndo } from './carry-undo.ts';
import { findGoing } from './going.ts';

/** What of a merge a job goes on with. */
const requestSchema = v.object({ merge_id: v.string() });

interface Later {
  principal: Principal;
  action: 'merge' | 'undo_merge';
  now: Date;
  newId: (prefix: 'job') => string;
}

/** Makes the job that goes on with a merge, or its undo, once that is visible; it starts when its request arrives. */
export const laterByJob = (files: Files, { newId, ...asked }: Later): CarryOut => {
  const job = newJobOf({ ...asked, kind: 'merge', id: newId('job') });
  return {
    id: job.id,
    along: newJobWrites(job),
    start: (merge_id) => writeFile(files, jobFiles.request(job), JSON.stringify({ merge_id })),
  };
};

const asMerge = ({ via, ...writing }: Writing): Writing => ({ ...writing, via: { ...via, via: 'merge' } });

/** The work of such a job: what is attached to each merged contact, and then all else. */
export const mergeWork = (request: unknown): ContactWork => {
  const { merge_id } = v.parse(requestSchema, request);
  return {
    find: async (table, writing) => {
      const going = await findGoing(table, writing, merge_id);
      return going?.merge.state === 'moving' ? going.merge.merged_ids : [];
    },
    change: async (table, writing, contactId) => {
      await carryOneContact(table, asMerge(writing), merge_id, contactId);
      return [];
    },
    finish: async (table, writing) => {
      await carryOutMerge(table, asMerge(writing), merge_id);
      await carryOutUndo(table, asMerge(writing), merge_id);
    },
  };
};
