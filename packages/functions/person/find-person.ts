import * as v from 'valibot';
import type { ContactWork, Works } from '#core/job/contact-work.ts';

const requestSchema = v.object({ contact_id: v.string() });

/** Makes what the plan of a job on one person does: there is nothing to look for. */
const findPerson = (request: unknown): ContactWork => {
  const { contact_id } = v.parse(requestSchema, request);
  return {
    find: async () => [contact_id],
    change: () => Promise.reject(new Error('Functions of their own work on persons.')),
  };
};

/**
 * Jobs on one person, who is looked for in all files. Functions of their own work on them, since what reads files is
 * large; they are planned with all others.
 */
export const personPlans = { access: findPerson, erasure: findPerson } as const satisfies Partial<Works>;
