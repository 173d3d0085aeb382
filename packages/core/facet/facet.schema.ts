import * as v from 'valibot';

const counted = v.array(v.object({ value: v.string(), count: v.number() }));

export const facetsSchema = v.object({
  contacts: v.pipe(v.number(), v.description('All live contacts')),
  trash: v.number(),
  do_not_call: v.pipe(v.number(), v.description('Live contacts that must not be called')),
  has_phone: v.number(),
  lead_status: v.pipe(counted, v.description('The most frequent first')),
  company: v.optional(v.pipe(counted, v.description('Of the companies that were asked for, in their order'))),
});
export type Facets = v.InferOutput<typeof facetsSchema>;
