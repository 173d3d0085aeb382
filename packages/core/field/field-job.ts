import { findCatalogue } from '../catalogue/catalogue.item.ts';
import type { Catalogue, Field } from '../catalogue/catalogue.schema.ts';
import { changeCatalogue } from '../catalogue/catalogue.ts';
import type { TagRule } from '../catalogue/rule.schema.ts';
import { CallbookError, type Fault, failure, refuseFaults } from '../error.ts';
import { type Files, writeFile } from '../files/files.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { endJob, newJob } from '../job/job.ts';
import { jobFiles } from '../job/job-files.ts';
import { brokenRules } from '../rule/rule-filter.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Principal } from '../team/team.schema.ts';
import { type Conversion, convertDefault, outcomeOf } from './convert-field.ts';
import type { BrokenRule, RetypeReport } from './field.schema.ts';
import { fieldById, optionFaults, requireIdle, withField } from './field.ts';
import { findHolders, visitHolders } from './field-holders.ts';
import { optionsFor } from './field-options.ts';
import type { FieldRequest } from './field-work.ts';

interface FieldAsked {
  principal: Principal;
  fieldId: string;
  now: Date;
}

type Target = Pick<Field, 'type'> & { options?: string[] | undefined };

interface Starting extends FieldAsked {
  via: Via;
  jobId: string;
}

const getIdle = async (table: Table, { principal, fieldId }: FieldAsked, jobId?: string): Promise<Field> => {
  const teamId = principal.team.id;
  const field = fieldById(await findCatalogue(table, teamId), fieldId);
  await requireIdle(table, teamId, field, jobId);
  return field;
};

/** The type asked for with its options, of a field that can change. */
const retypable = async (table: Table, asked: FieldAsked, target: Target, jobId?: string) => {
  const field = await getIdle(table, asked, jobId);
  if (field.archived)
    throw failure('conflict', 'field_archived', 'The field is archived. Unarchive it to change its type.');
  const options = await optionsFor(table, asked.principal.team.id, field, target);
  const to = { type: target.type, options };
  refuseFaults(optionFaults(to));
  return { field, to };
};

/** What the values are, to be converted: what a job that did not come to its end has left counts as it was before. */
const fromOf = ({ type, declared, from }: Field, now: Date): NonNullable<Field['from']> =>
  from ?? { type, declared, at: now.toISOString() };

/** The rules for tags that a change of one field would make void. */
const findBroken = async (
  table: Table,
  { principal, fieldId }: FieldAsked,
  change: (seen: Field) => Field,
): Promise<TagRule[]> => {
  const seen = await findCatalogue(table, principal.team.id);
  return brokenRules(principal.team, seen, withField(seen, change(fieldById(seen, fieldId))));
};

const describeBroken = (rules: readonly TagRule[]): BrokenRule[] => rules.map(({ id, tag }) => ({ id, tag }));

/** @throws CallbookError `field_in_use` for each of the rules */
const refuseBroken = (rules: readonly TagRule[]): void => {
  const [first, ...others] = rules.map(
    ({ id, tag }): Fault => ({
      param: null,
      code: 'field_in_use',
      message: `The rule ${id}, which gives the tag "${tag}", asks for this field as it is. Change its filter or delete it first.`,
      existing_id: id,
    }),
  );
  if (first) throw new CallbookError('conflict', [first, ...others]);
};

const mostSamples = 10;

/**
 * Previews what a change of type would make of the existing values.
 * @throws CallbookError `field_not_found`, `field_busy`, `field_archived`, faults of the options
 */
export const previewRetype = async (
  table: Table,
  asked: FieldAsked,
  target: Target,
): Promise<{ field: Field } & RetypeReport> => {
  const { field, to } = await retypable(table, asked, target);
  const conversion: Conversion = { name: field.name, to, from: fromOf(field, asked.now) };
  const good: RetypeReport['samples'] = [];
  const bad: RetypeReport['samples'] = [];
  const counts = { converts: 0, does_not: 0 };
  const holders = { name: field.name, whole: field.has_originals };
  await visitHolders(table, asked.principal.team.id, holders, (contact) => {
    const outcome = outcomeOf(contact, conversion);
    if (!outcome) return;
    const { value, as, misfit } = outcome;
    counts[misfit ? 'does_not' : 'converts']++;
    const samples = misfit ? bad : good;
    const result = misfit ? { code: misfit.code } : { as };
    if (samples.length < mostSamples) samples.push({ contact_id: contact.id, value, ...result });
  });
  const total = counts.converts + counts.does_not;
  const rules = describeBroken(
    await findBroken(table, asked, (seen) => ({ ...seen, ...to, retired_options: [], declared: true })),
  );
  return { field, total, ...counts, samples: [...bad, ...good], options: to.options, rules };
};

/** Makes the job, lets the definition say what it does, and starts it. */
const startJob = async (
  table: Table,
  files: Files,
  { principal, fieldId, now, via, jobId }: Starting,
  { action, change }: { action: 'retype' | 'delete'; change: (seen: Field) => Field },
): Promise<{ job: StoredJob; field: Field }> => {
  const teamId = principal.team.id;
  refuseBroken(await findBroken(table, { principal, fieldId, now }, change));
  const job = await newJob(table, { principal, kind: 'field', action, now, newId: () => jobId });
  const begin = async (seen: Catalogue): Promise<Catalogue> => {
    const field = fieldById(seen, fieldId);
    // The same request came before.
    if (field.job_id === job.id) return seen;
    await requireIdle(table, teamId, field);
    const changed = withField(seen, change(field));
    refuseBroken(brokenRules(principal.team, seen, changed));
    return changed;
  };
  try {
    const changed = await changeCatalogue(table, { teamId, via, now }, begin);
    const request: FieldRequest = { field_id: fieldId, job_id: job.id };
    await writeFile(files, jobFiles.request(job), JSON.stringify(request));
    return { job, field: fieldById(changed, fieldId) };
  } catch (error) {
    // Another job was faster: this one has nothing to do.
    if (error instanceof CallbookError) await endJob(table, job, { state: 'cancelled' }, { now });
    throw error;
  }
};

/**
 * Changes the type of a field at once, and its values by a job.
 * @throws CallbookError as `previewRetype`, and `field_in_use`
 */
export const startRetype = async (
  table: Table,
  files: Files,
  asked: Starting,
  target: Target,
): Promise<{ job: StoredJob; field: Field }> => {
  const { to } = await retypable(table, asked, target, asked.jobId);
  return startJob(table, files, asked, {
    action: 'retype',
    change: (seen) => ({
      ...seen,
      ...to,
      ...convertDefault(seen, to),
      retired_options: [],
      declared: true,
      state: 'retyping',
      job_id: asked.jobId,
      from: fromOf(seen, asked.now),
      has_originals: true,
      updated_at: asked.now.toISOString(),
    }),
  });
};

const closed = (seen: Field): Field => ({ ...seen, state: 'deleting' });

/**
 * Counts the contacts, live and in the trash, with a value or a kept original of the field, and lists the
 * rules for tags that would be void without it.
 * @throws CallbookError `field_not_found`, `field_busy`
 */
export const previewRemoval = async (
  table: Table,
  asked: FieldAsked,
): Promise<{ count: number; rules: BrokenRule[] }> => {
  const { name } = await getIdle(table, asked);
  const holders = await findHolders(table, asked.principal.team.id, name);
  return { count: holders.length, rules: describeBroken(await findBroken(table, asked, closed)) };
};

/**
 * Closes a field to writes at once; a job deletes its values and then the field.
 * @throws CallbookError `field_not_found`, `field_busy`, `field_in_use`
 */
export const startRemoval = async (
  table: Table,
  files: Files,
  asked: Starting,
): Promise<{ job: StoredJob; field: Field }> => {
  await getIdle(table, asked, asked.jobId);
  return startJob(table, files, asked, {
    action: 'delete',
    change: (seen) => ({
      ...closed(seen),
      job_id: asked.jobId,
      updated_at: asked.now.toISOString(),
    }),
  });
};
