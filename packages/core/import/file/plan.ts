import { S3ServiceException } from '@aws-sdk/client-s3';
import { isArchived, isVisible, type Scope } from '../../access/scope.ts';
import { findCatalogue } from '../../catalogue/catalogue.item.ts';
import { type Files, openAccess, readStream, writeFile } from '../../files/files.ts';
import { columnName, parseColumnName } from '../../import-file/column-name.ts';
import type { ColumnTarget } from '../../import-file/column-target.ts';
import { fillableBy } from '../../import-file/place-cells.ts';
import type { Plan } from '../../import-file/plan.schema.ts';
import { planFile } from '../../import-file/plan.ts';
import { refusal } from '../../import-file/refusal.ts';
import { resultKeys, workKeys } from '../../import-file/work-keys.ts';
import { isCountry } from '../../phone/country.ts';
import type { Table } from '../../table/table.ts';
import type { Team } from '../../team/team.schema.ts';
import { getTeam } from '../../team/team.ts';
import { readPlan, writePlan } from '../files.ts';
import type { StoredImport } from '../import.item.ts';
import type { ColumnFill, Found } from '../import.schema.ts';
import { getImport } from '../import.ts';
import { findOptionFaults } from '../links.ts';
import { policyOf } from '../policy.ts';
import { scopeOfImport } from '../scope.ts';
import { endImport, startPreview, startRunning } from '../state.ts';
import type { ImportStep } from '../step.ts';
import { readOptions } from './read-options.ts';

const megabyte = 1_048_576;
/** Most sheets of a workbook that an import names. */
const mostSheets = 20;

/** Stops reading a file that is larger than the team allows. */
const capped = async function* (source: AsyncIterable<Uint8Array>, megabytes: number) {
  let size = 0;
  for await (const block of source) {
    size += block.length;
    if (size > megabytes * megabyte) throw new FileTooLarge();
    yield block;
  }
};

class FileTooLarge extends Error {}

/** Reads the version of the file that arrived; a later version has an import of its own. */
const readSource = (files: Files, { source_key, source_etag }: StoredImport) =>
  readStream(files, source_key, source_etag && `"${source_etag}"`);

const accessSource = (files: Files, { source_key, source_etag }: StoredImport) =>
  openAccess(files, source_key, source_etag && `"${source_etag}"`);

const isGone = (error: unknown) =>
  error instanceof S3ServiceException && ['NoSuchKey', 'NotFound', 'PreconditionFailed'].includes(error.name);

const fileReplaced = refusal(
  'file_replaced',
  'The file was removed or replaced before it was read. A file dropped in its place has an import of its own; for an upload, start a new import.',
);

/** Longest key that S3 takes, in bytes. */
const keyLimit = 1_024;

const nameTooLong = refusal(
  'file_name_too_long',
  `The name of the file leaves no room for those of its results: with its folders it may have ${keyLimit - Buffer.byteLength(resultKeys('').rejected)} bytes.`,
);

/** Lists the columns that every row has to fill, by the import and by the team. */
const requiredBy = ({ options }: StoredImport, { settings }: Team): ColumnTarget[] => {
  const targets = [...(options.required ?? []), ...settings.import_required].flatMap(
    (name) => parseColumnName(name) ?? [],
  );
  return [...new Map(targets.map((target) => [columnName(target), target])).values()];
};

const planSource = async ({ table, files }: ImportStep, stored: StoredImport, team: Team) => {
  const { import_max_megabytes } = team.settings;
  const { country, lenient, maxRows } = policyOf(stored, team);
  const { fields } = await findCatalogue(table, team.id);
  try {
    return await planFile({
      open: async () => capped(await readSource(files, stored), import_max_megabytes),
      access: async () => {
        const source = await accessSource(files, stored);
        if (source.size > import_max_megabytes * megabyte) throw new FileTooLarge();
        return source;
      },
      sheet: stored.options.sheet,
      headerRow: stored.options.header_row,
      encoding: stored.options.encoding,
      write: (chunk, body) => writeFile(files, workKeys.rows(stored, chunk), body),
      country: isCountry(country) ? country : undefined,
      lenient,
      statuses: team.settings.lead_statuses,
      maxRows,
      fields: [...fields.values()],
      mapping: stored.options.mapping,
      required: requiredBy(stored, team),
      dateOrder: stored.options.date_order,
      decimal: stored.options.decimal,
    });
  } catch (error) {
    if (isGone(error)) return fileReplaced;
    if (!(error instanceof FileTooLarge)) throw error;
    return refusal(
      'file_too_large',
      `The file is larger than ${import_max_megabytes} MB, the team's limit (import_max_megabytes).`,
    );
  }
};

const fillOf = ({ columns }: Plan): ColumnFill[] =>
  columns.map(({ header, target, filled, placeholders, looks_like }) => ({
    header,
    field: columnName(target),
    ...('stands_in_for' in target && { stands_in_for: target.stands_in_for }),
    filled,
    ...(placeholders && { placeholders }),
    ...(looks_like && { looks_like }),
  }));

const foundIn = (plan: Plan): Found => ({
  header_line: plan.header_line ?? null,
  passed_rows: plan.passed_rows ?? 0,
  repeated_headers: plan.repeated_headers ?? 0,
  sheet: plan.sheet ?? null,
  passed_sheets: (plan.passed_sheets ?? []).slice(0, mostSheets),
});

/** Answers what comes after the plan: a file with nothing but a header has nothing to write. */
const nextAction = ({ chunks, repeats }: Plan) =>
  chunks + repeats > 0 ? ('write' as const) : ('finish' as const);

type Action = 'preview' | 'write' | 'finish' | 'stop';

export interface Planned {
  action: Action;
  manifest_key: string;
  repeats: number;
}

/** Finds a column for a property that the creator of the import does not see. */
const hiddenColumn = ({ columns }: Plan, scope: Scope) => {
  const nameOf = (target: ColumnTarget) => {
    if (target.kind === 'contact') return target.name;
    return target.kind === 'custom' ? `cf.${target.name}` : 'company_id';
  };
  const isHidden = (target: ColumnTarget) =>
    target.kind !== 'ignore' && !isVisible(scope, nameOf(target)) && !isArchived(scope, nameOf(target));
  const hidden = columns.find((column) => fillableBy(column).some(isHidden));
  return (
    hidden &&
    refusal(
      'field_forbidden',
      `The column "${hidden.header}" fills what the role of whoever asked for the import does not see. Remove it.`,
    )
  );
};

/** Plans a file, or answers why it cannot be, with the import and the options that hold for it. */
const planWithOptions = async (step: ImportStep, registered: StoredImport, team: Team) => {
  if (Buffer.byteLength(resultKeys(registered.source_key).rejected) > keyLimit)
    return { stored: registered, result: nameTooLong };
  const read = await readOptions(step.files, registered);
  if (read.refused) return { stored: registered, result: read };
  const { options } = read;
  const stored = { ...registered, options };
  const scope = scopeOfImport(stored, team);
  const faults = await findOptionFaults(step.table, scope, options);
  // Contacts come also where they come too late for the campaign: their rows say so.
  const [fault] = faults.filter(({ code }) => code !== 'campaign_completed');
  if (fault) return { stored, result: refusal(fault.code, fault.message) };
  const result = await planSource(step, stored, team);
  return { stored, result: result.refused ? result : (hiddenColumn(result.plan, scope) ?? result) };
};

/** Answers what comes after the plan, unless the import has ended meanwhile. */
const nextOf = async (
  table: Table,
  stored: StoredImport,
  planned: Parameters<typeof startRunning>[2],
  next: Action,
): Promise<Action> => {
  const isPreview = stored.options.validate_only === true;
  const goesOn = isPreview
    ? await startPreview(table, stored, planned, new Date())
    : await startRunning(table, stored, planned, new Date());
  if (!goesOn) return 'stop';
  return isPreview ? 'preview' : next;
};

/**
 * Plans the file. A file that cannot be imported ends the import with the reason. Once rows are being written
 * the plan stands, whatever becomes of the file and the policies.
 */
export const planImport = async (step: ImportStep): Promise<Planned> => {
  const { table, files, teamId, importId, now } = step;
  const [registered, team] = await Promise.all([getImport(table, teamId, importId), getTeam(table, teamId)]);
  if (registered.state === 'running') {
    const plan = await readPlan(files, registered);
    return { action: nextAction(plan), manifest_key: workKeys.manifest(registered), repeats: plan.repeats };
  }
  const { stored, result } = await planWithOptions(step, registered, team);
  if (result.refused) {
    await endImport(table, stored, { reason: result.refused }, now);
    return { action: 'stop', manifest_key: '', repeats: 0 };
  }
  const { plan } = result;
  const manifest_key = await writePlan(files, stored, plan);
  const planned = { rows: plan.rows, columns: fillOf(plan), ...foundIn(plan) };
  const action = await nextOf(table, stored, planned, nextAction(plan));
  return { action, manifest_key, repeats: plan.repeats };
};
