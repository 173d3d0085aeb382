import * as v from 'valibot';
import { line, optional } from '../text/text.schema.ts';

const team_id = optional(line(100));

const url = v.pipe(
  line(2_000),
  v.description(
    'An https URL on a public address, without a fragment; kept in its normal form. Redirects are not followed',
  ),
);

const types = v.pipe(
  v.array(line(100), 'type_array'),
  v.minLength(1, 'required'),
  v.maxLength(100, 'too_long'),
  v.description('Types of events such as `contact.created`, all of a kind as `contact.*`, or `*` for all'),
);

const description = optional(line(500));

const state = v.picklist(['active', 'disabled'], 'unknown_value');

export const webhookCreateSchema = v.strictObject({
  team_id,
  url,
  description,
  types: v.optional(types, ['*']),
});
export type WebhookCreate = v.InferOutput<typeof webhookCreateSchema>;

/** A change of a webhook: absent properties stay. */
export const webhookChangeSchema = v.strictObject({
  team_id,
  url: v.optional(url),
  description,
  types: v.optional(types),
  state: v.optional(state),
});
export type WebhookChange = v.InferOutput<typeof webhookChangeSchema>;

const reasonSchema = v.object({ code: v.string(), message: v.string() });
export type DisableReason = v.InferOutput<typeof reasonSchema>;

/** A webhook as its item holds it. Its secrets are an item of their own, so that no stream of changes carries them. */
export const storedWebhookSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  url: v.string(),
  description: v.nullable(v.string()),
  types: v.array(v.string()),
  state,
  reason: v.pipe(v.nullable(reasonSchema), v.description('Why it is disabled')),
  disabled_at: v.nullable(v.string()),
  secret_rotated_at: v.optional(v.nullable(v.string()), null),
  created_by: v.string(),
  /** The admin on whose behalf it shows contacts: who made it, or changed it last. */
  vouched_by: v.optional(v.string()),
  version: v.number(),
  created_at: v.string(),
  updated_at: v.string(),
});
export type StoredWebhook = v.InferOutput<typeof storedWebhookSchema>;

export const webhookSchema = v.object({
  ...v.omit(storedWebhookSchema, ['vouched_by']).entries,
  secret_rotated_at: v.pipe(
    v.nullable(v.string()),
    v.description('When its secret was replaced; null while it has its first'),
  ),
  failing_since: v.pipe(
    v.nullable(v.string()),
    v.description('Nothing has been delivered since; null while deliveries succeed'),
  ),
  shows_contacts: v.pipe(
    v.boolean(),
    v.description(
      'Whether deliveries carry `changes` and `contact`: no longer once the token that made or last changed the webhook is revoked, or that member is no admin. Any change by an admin brings them back',
    ),
  ),
});
export type Webhook = v.InferOutput<typeof webhookSchema>;

const signingSecretSchema = v.object({
  value: v.string(),
  /** Id of the request that made it, where it replaced another. */
  id: v.optional(v.string()),
  /** ISO time from which it no longer signs; null for the current one. */
  expires_at: v.nullable(v.string()),
});

/** The secrets of a webhook, the current one first. */
export const signingSchema = v.object({ secrets: v.array(signingSecretSchema), version: v.number() });
export type Signing = v.InferOutput<typeof signingSchema>;
