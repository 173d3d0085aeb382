import { wholeTeam } from '../access/scope.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import type { TagRule } from '../catalogue/rule.schema.ts';
import { failure, refuseFaults } from '../error.ts';
import { type Files, writeFile } from '../files/files.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { newJob } from '../job/job.ts';
import { jobFiles } from '../job/job-files.ts';
import { fieldFaults } from '../rule/rule-filter.ts';
import type { Table } from '../table/table.ts';
import type { Principal, Team } from '../team/team.schema.ts';
import type { ApplyRequest } from './tag-request.schema.ts';

/**
 * Refuses a rule whose filter the definitions of the fields no longer allow.
 * @throws CallbookError with every fault of the filter
 */
export const requireSound = async (
  table: Table,
  { id, settings }: Pick<Team, 'id' | 'settings'>,
  { filter }: TagRule,
): Promise<void> => {
  const catalogue = await findCatalogue(table, id);
  const faults = fieldFaults({ scope: wholeTeam(id), filter, settings, catalogue, kept: true });
  refuseFaults(faults.map((fault) => ({ ...fault, param: `filter.${fault.param}` })));
};

/**
 * Starts a job that tags the contacts which match a rule already.
 * @throws CallbookError `rule_disabled`, every fault that the filter has by now
 */
export const applyRule = async (
  table: Table,
  files: Files,
  rule: TagRule,
  asked: { principal: Principal; now: Date; newId: (prefix: 'job') => string },
): Promise<StoredJob> => {
  if (!rule.enabled)
    throw failure('conflict', 'rule_disabled', 'The rule is switched off. Switch it on to apply it.');
  await requireSound(table, asked.principal.team, rule);
  const job = await newJob(table, { ...asked, kind: 'tag', action: 'apply_rule' });
  const request: ApplyRequest = { action: 'apply_rule', rule_id: rule.id };
  await writeFile(files, jobFiles.request(job), JSON.stringify(request));
  return job;
};
