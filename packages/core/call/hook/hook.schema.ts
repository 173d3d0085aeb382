import * as v from 'valibot';
import { line, optional } from '../../text/text.schema.ts';
import { providerSchema } from '../call.schema.ts';

const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(schema, v.description(text));

const team_id = optional(line(100));

const secret = v.pipe(line(200), v.minLength(8, 'too_short'));

const description = optional(line(500));

const own_numbers = described(
  v.pipe(v.array(line(100), 'type_array'), v.maxLength(500, 'too_long')),
  'Numbers and devices of the team’s agents as the provider writes them: a leg to one of these is part of a call, and no call of its own',
);

const public_url = described(
  optional(v.pipe(line(1_000), v.url('url_invalid'), v.startsWith('https://', 'url_invalid'))),
  'The URL that the provider calls, where that is another than the API’s own, as behind a proxy; its signature covers it',
);

export const callHookCreateSchema = v.strictObject({
  team_id,
  provider: described(providerSchema, 'Who sends events of calls'),
  description,
  secret: described(
    optional(secret),
    'What the provider signs with: Twilio’s auth token, Vonage’s signature secret, HubSpot’s client secret. Of VICIdial the `secret` in the URL, which is made when it is not given',
  ),
  own_numbers: v.optional(own_numbers, []),
  public_url,
});
export type CallHookCreate = v.InferOutput<typeof callHookCreateSchema>;

/** A change of a call hook: absent properties stay. */
export const callHookChangeSchema = v.strictObject({
  team_id,
  description,
  secret: described(v.optional(secret), 'Takes the place of the one before, which stays in force for a day'),
  own_numbers: v.optional(own_numbers),
  public_url,
});
export type CallHookChange = v.InferOutput<typeof callHookChangeSchema>;

export const callHookSchema = v.object({
  id: v.pipe(v.string(), v.examples(['chk_01kbyp7w3mf2y6a0c4e8g1j3kb'])),
  team_id: v.string(),
  provider: described(providerSchema, 'Who sends events of calls'),
  description: v.nullable(v.string()),
  path: described(v.string(), 'Where the provider sends them, below the URL of the API'),
  own_numbers: described(v.array(v.string()), 'Numbers and devices of the team’s agents'),
  public_url: described(
    v.nullable(v.string()),
    'The URL that the provider calls, where it is not the API’s own',
  ),
  secret_changed_at: described(
    v.nullable(v.string()),
    'When its secret was replaced; null while it has its first',
  ),
  created_by: v.string(),
  version: v.number(),
  created_at: v.string(),
  updated_at: v.string(),
});
export type CallHook = v.InferOutput<typeof callHookSchema>;

/** The secrets of a hook, the current one first. */
export const hookSecretsSchema = v.object({
  secrets: v.array(
    v.object({
      value: v.string(),
      /** ISO time from which it is no longer taken; null for the current one. */
      expires_at: v.nullable(v.string()),
    }),
  ),
});
export type HookSecrets = v.InferOutput<typeof hookSecretsSchema>;
