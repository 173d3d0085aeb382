import * as v from 'valibot';
import { campaignProgress } from '../attribute/attributes.ts';
import { line, optional, prose } from '../text/text.schema.ts';

const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(schema, v.description(text));

const campaignStates = ['draft', 'active', 'paused', 'completed'] as const;
export const campaignStateSchema = v.picklist(campaignStates, 'unknown_value');
export type CampaignState = v.InferOutput<typeof campaignStateSchema>;

const team_id = optional(line(100));
const name = line(255);
const description = optional(prose(5_000));
const department_id = described(
  optional(line(100)),
  'The department whose it is, and whose contacts it may have; null: the whole team’s',
);

export const campaignCreateSchema = v.strictObject({ team_id, name, description, department_id });
export type CampaignCreate = v.InferOutput<typeof campaignCreateSchema>;

/** A change of a campaign: absent properties stay. */
export const campaignChangeSchema = v.strictObject({
  team_id,
  name: v.optional(name),
  description,
  state: described(
    v.optional(campaignStateSchema),
    'From `draft` to `active`; from `active` to `paused` and back; from either to `completed`, which is its end',
  ),
});
export type CampaignChange = v.InferOutput<typeof campaignChangeSchema>;

const text = v.nullable(v.string());

/** A campaign as it is kept. */
export const storedCampaignSchema = v.object({
  id: v.pipe(v.string(), v.examples(['camp_01kbyp7w3mf7c2m5p8r1t4w6za'])),
  team_id: v.string(),
  name: v.string(),
  description: text,
  state: campaignStateSchema,
  department_id: described(text, 'Null: the whole team’s'),
  started_at: described(text, 'When it became active first'),
  completed_at: described(text, 'When it was completed'),
  created_by: v.string(),
  version: v.number(),
  created_at: v.string(),
  updated_at: v.string(),
});
export type StoredCampaign = v.InferOutput<typeof storedCampaignSchema>;

/** How far a campaign has come with a contact; `excluded` while the contact is opted out. */
export const membershipStates = [...campaignProgress, 'excluded'] as const;
export const membershipStateSchema = v.picklist(membershipStates, 'unknown_value');
export type MembershipState = v.InferOutput<typeof membershipStateSchema>;

const counts = v.object({
  total: described(v.number(), 'All of them'),
  pending: described(v.number(), 'Not called yet'),
  called: described(v.number(), 'Called, without a conversation so far'),
  reached: described(v.number(), 'Spoken with: a call was `completed`'),
  excluded: described(v.number(), 'Opted out since they came'),
});
export type CampaignCounts = v.InferOutput<typeof counts>;

/** A campaign as it is answered. */
export const campaignSchema = v.object({
  ...storedCampaignSchema.entries,
  counts: described(counts, 'Its contacts by how far it has come with them, up to about a second ago'),
});
export type Campaign = v.InferOutput<typeof campaignSchema>;

/** A contact in a campaign. */
export const membershipSchema = v.object({
  campaign_id: described(v.string(), 'The campaign'),
  contact_id: v.string(),
  state: described(
    membershipStateSchema,
    '`pending`: not called yet; `called`: without a conversation so far; `reached`: spoken with; `excluded`: opted out',
  ),
  attempts: described(v.number(), 'Calls of the campaign that have ended'),
  last_called_at: text,
  last_outcome: described(text, 'How the latest of them ended'),
  added_at: described(v.string(), 'When it came into the campaign'),
  added_by: described(v.string(), 'The token, member, import or job that added it'),
});
export type Membership = v.InferOutput<typeof membershipSchema>;
