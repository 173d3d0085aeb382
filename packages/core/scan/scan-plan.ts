import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { fieldIn } from '../catalogue/field-index.ts';
import type { DuplicateSettings } from '../duplicate/duplicates.schema.ts';
import type { Table } from '../table/table.ts';
import { getTeam } from '../team/team.ts';
import { readLeft, type ScanStore, scanFiles } from './scan-store.ts';

const planSchema = v.object({
  mode: v.picklist(['full', 'changes']),
  /** Number of the scan. */
  number: v.number(),
  contacts: v.number(),
  partitions: v.number(),
  feed: v.number(),
  started_at: v.string(),
  threshold: v.number(),
  matchEmail: v.boolean(),
  customFields: v.array(v.string()),
  settings: v.string(),
});
/** What all steps of a scan go by, so that they agree although settings change meanwhile. */
export type ScanPlan = v.InferOutput<typeof planSchema>;

export const readPlan = async (store: ScanStore): Promise<ScanPlan> =>
  v.parse(planSchema, JSON.parse((await readLeft(store, scanFiles.plan)).toString()));

/** Pairs below the team's threshold are kept as well, so that another one shows what it would find. */
const leastKept = 60;

/** What a scan goes by, of a team's settings. */
export type ScanSettings = Pick<ScanPlan, 'threshold' | 'matchEmail' | 'customFields' | 'settings'>;

/** Custom fields by the names that contacts have them under. */
export const scanSettings = (
  { threshold, match_email: matchEmail, custom_fields }: DuplicateSettings,
  nameOf: (field: string) => string | undefined,
): ScanSettings => {
  const customFields = custom_fields.map((field) => nameOf(field) ?? field);
  const digest = createHash('sha256').update(JSON.stringify([matchEmail, customFields]));
  return {
    threshold: Math.min(threshold, leastKept),
    matchEmail,
    customFields,
    settings: digest.digest('base64url').slice(0, 16),
  };
};

/** Reads what a scan of a team goes by today. */
export const readScanSettings = async (table: Table, teamId: string): Promise<ScanSettings> => {
  const [{ settings }, catalogue] = await Promise.all([getTeam(table, teamId), findCatalogue(table, teamId)]);
  return scanSettings(settings.duplicates, (field) => fieldIn(catalogue.fields, field)?.name);
};
