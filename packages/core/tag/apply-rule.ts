import { failure } from '../error.ts';
import { type Files, writeFile } from '../files/files.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { newJob } from '../job/job.ts';
import { jobFiles } from '../job/job-files.ts';
import type { Table } from '../table/table.ts';
import type { Principal } from '../team/team.schema.ts';
import type { TagRule } from './rule.schema.ts';
import type { ApplyRequest } from './tag-request.schema.ts';

/**
 * Leaves it to a job to tag the contacts that match a rule already.
 * @throws CallbookError `rule_disabled`
 */
export const applyRule = async (
  table: Table,
  files: Files,
  rule: TagRule,
  asked: { principal: Principal; now: Date; newId: (prefix: 'job') => string },
): Promise<StoredJob> => {
  if (!rule.enabled)
    throw failure('conflict', 'rule_disabled', 'The rule is switched off. Switch it on to apply it.');
  const job = await newJob(table, { ...asked, kind: 'tag', action: 'apply_rule' });
  const request: ApplyRequest = { action: 'apply_rule', rule_id: rule.id };
  await writeFile(files, jobFiles.request(job), JSON.stringify(request));
  return job;
};
