import * as v from 'valibot';

const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(schema, v.description(text));

const text = v.nullable(v.string());

export const proposalStates = ['open', 'accepted', 'refused', 'superseded', 'withdrawn'] as const;

/** A place in a transcript. */
export const evidenceSchema = v.object({
  start: described(v.number(), 'Where it begins, in UTF-16 code units'),
  end: described(v.number(), 'Behind its last code unit'),
});

/** A value that a call said, and that waits because a person set another. */
export const proposalSchema = v.object({
  id: v.pipe(v.string(), v.examples(['prop_01kbyp7w3mf1x5z9b3d7f0h2ja'])),
  team_id: v.string(),
  contact_id: v.string(),
  extraction_id: described(v.string(), 'The extraction that found it'),
  call_id: described(text, 'The call in which it was said'),
  field: described(v.string(), 'A property of contacts, or `cf.<name>` of a custom field'),
  value: described(v.unknown(), 'The value that the field is to have'),
  former: described(
    v.unknown(),
    'The value that it had when this was proposed; of a company its id, and `former_name`',
  ),
  confidence: described(v.number(), 'From 0 to 1'),
  evidence: described(
    v.nullable(evidenceSchema),
    'Where the contact says it in the transcript, in UTF-16 code units',
  ),
  state: described(
    v.picklist(proposalStates),
    '`superseded`: the field has changed since, or another call said another value; `withdrawn`: the extraction was reverted',
  ),
  closed_at: described(text, 'When it was decided'),
  closed_by: described(text, 'Who decided, or changed the field'),
  version: v.number(),
  created_at: v.string(),
  updated_at: v.string(),
});
export type Proposal = v.InferOutput<typeof proposalSchema>;

/** A proposal as it is answered. */
export const proposalAnswerSchema = v.object({
  ...proposalSchema.entries,
  former_name: described(
    text,
    'The name of the former company as it is now; null where that is gone, and for any other field',
  ),
});
export type ProposalAnswer = v.InferOutput<typeof proposalAnswerSchema>;
export type ProposalState = Proposal['state'];
