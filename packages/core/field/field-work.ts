import * as v from 'valibot';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import type { Catalogue, Field } from '../catalogue/catalogue.schema.ts';
import { changeCatalogue } from '../catalogue/catalogue.ts';
import { withDeletion } from '../catalogue/deleted-fields.ts';
import { indexFields } from '../catalogue/field-index.ts';
import type { Writing } from '../contact/contact.ts';
import { rewriteContact } from '../contact/rewrite-contact.ts';
import { CallbookError } from '../error.ts';
import type { ContactWork, EndedJob } from '../job/contact-work.ts';
import { inLanes } from '../lanes.ts';
import type { Table } from '../table/table.ts';
import { untilWritten } from '../writer/writer.ts';
import { convertField, withoutField } from './convert-field.ts';
import { withField } from './field.ts';
import { findHolders } from './field-holders.ts';

const requestSchema = v.object({ field_id: v.string(), job_id: v.string() });
export type FieldRequest = v.InferOutput<typeof requestSchema>;

/** The field that the job works on; undefined when it is none of the job's any more. */
const fieldOfJob = ({ fields }: Catalogue, { field_id, job_id }: FieldRequest): Field | undefined =>
  [...fields.values()].find((field) => field.id === field_id && field.job_id === job_id);

/** What the job makes of a contact, by what the definition says. */
const changeFor =
  (field: Field) =>
  (seen: StoredContact): StoredContact => {
    const { name, type, options, from } = field;
    if (field.state === 'deleting') return withoutField(seen, name);
    return from ? convertField(seen, { name, to: { type, options }, from }) : seen;
  };

/** Contacts that were written while the definition changed may have a value of the old kind. */
const lanes = 8;

const workOnLate = async (table: Table, writing: Writing, field: Field): Promise<void> => {
  const change = changeFor(field);
  const ids = await findHolders(table, writing.team.id, field.name);
  await inLanes(ids, lanes, async (contactId) => {
    try {
      await rewriteContact(table, writing, { contactId, change });
    } catch (error) {
      // What cannot be converted stays as it is: its chunk has listed it.
      if (!(error instanceof CallbookError) || error.kind === 'unavailable') throw error;
    }
  });
};

const ended = (
  catalogue: Catalogue,
  field: Field,
  { complete, now }: { complete: boolean; now: Date },
): Catalogue => {
  if (complete && field.state === 'deleting') {
    const fields = indexFields([...catalogue.fields.values()].filter(({ id }) => id !== field.id));
    const deleted = withDeletion(catalogue.deleted, field.name, now.toISOString());
    return { ...catalogue, fields, deleted };
  }
  // What a job that did not come to its end left is still of the type that was.
  return withField(catalogue, { ...field, state: 'ready', job_id: null, from: complete ? null : field.from });
};

/** Frees the field of a job that ended without its last step. */
export const releaseField = async (table: Table, { jobId, ...writing }: EndedJob): Promise<void> => {
  await changeCatalogue(table, writing, (seen) => {
    const own = [...seen.fields.values()].find(({ job_id }) => job_id === jobId);
    return own ? ended(seen, own, { complete: false, now: writing.now }) : seen;
  });
};

/** The conversion or the deletion of a field's values, by what the definition says of it. */
export const fieldWork = (given: unknown): ContactWork => {
  const request = v.parse(requestSchema, given);
  return {
    find: async (table, { team }) => {
      const field = fieldOfJob(await findCatalogue(table, team.id), request);
      return field ? findHolders(table, team.id, field.name) : [];
    },
    change: async (table, writing, contactId, seen) => {
      const { catalogue = await findCatalogue(table, writing.team.id) } = writing;
      const field = fieldOfJob(catalogue, request);
      if (field) await rewriteContact(table, writing, { contactId, seen, change: changeFor(field) });
    },
    finish: async (table, writing) => {
      const { team, via, now } = writing;
      const field = fieldOfJob(await findCatalogue(table, team.id), request);
      if (!field) return;
      await untilWritten(table, team.id, field.updated_at);
      await workOnLate(table, writing, field);
      await changeCatalogue(table, { teamId: team.id, via, now }, (seen) => {
        const own = fieldOfJob(seen, request);
        return own ? ended(seen, own, { complete: true, now }) : seen;
      });
    },
  };
};
