import * as v from 'valibot';
import type { ContactWork } from '../job/contact-work.ts';
import type { PrivacyContext } from '../personal-data/keeper.ts';
import { findRequest } from '../privacy-request/privacy-request.item.ts';
import { eraseForRequest } from './run-erasure.ts';

const requestSchema = v.object({
  request_id: v.string(),
  contact_id: v.string(),
  suppress: v.optional(v.boolean(), true),
});

/** The work of a job that erases a person, as a request of theirs asks. */
export const erasureWork = (
  request: unknown,
  stores: () => Pick<PrivacyContext, 'files' | 'exports' | 'deadLetters'>,
): ContactWork => {
  const { request_id, contact_id, suppress } = v.parse(requestSchema, request);
  return {
    find: async () => [contact_id],
    change: async (table, { team, via, now }) => {
      const asked = await findRequest(table, { team_id: team.id, id: request_id });
      if (!asked || asked.state === 'done') return undefined;
      const context = { table, ...stores(), via: { ...via, via: 'erasure' as const }, now };
      await eraseForRequest(context, asked, { suppress });
      return undefined;
    },
  };
};
