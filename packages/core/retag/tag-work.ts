import * as v from 'valibot';
import type { ContactWork } from '../job/contact-work.ts';
import { moveWork } from './move-work.ts';
import { ruleWork } from './rule-work.ts';
import { tagRequestSchema } from './tag-request.schema.ts';

/** Makes the work of a job on tags, from its request in the bucket. */
export const tagWork = (given: unknown): ContactWork => {
  const request = v.parse(tagRequestSchema, given);
  return request.action === 'apply_rule' ? ruleWork(request) : moveWork(request);
};
