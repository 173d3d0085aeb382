import * as v from 'valibot';
import { roleSchema } from '../team/team.schema.ts';

/** How far an operation reaches for who may call it. */
const reachSchema = v.picklist(['public', 'team', 'departments']);

const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(schema, v.description(text));

const limitsSchema = v.object({
  requests_per_minute: described(v.number(), 'Requests that this token has in a minute'),
  body_bytes: described(v.number(), 'The largest body of a request'),
  page_size: described(v.number(), 'The largest `limit` of a list'),
  batch_items: described(v.number(), 'Contacts in one request of `/contacts/batch`'),
  import_rows: described(v.number(), 'Rows of one imported file'),
  import_megabytes: described(v.number(), 'Megabytes of one imported file'),
});

/** The caller as it sees itself. */
export const callerSchema = v.object({
  id: described(v.string(), 'The id of the token, or of the member'),
  kind: described(
    v.picklist(['token', 'jwt']),
    'An API token, or a token of the identity provider, of a member',
  ),
  name: described(v.nullable(v.string()), 'The name of the token or member'),
  role: roleSchema,
  team: described(
    v.object({
      id: described(v.string(), 'The id of the team'),
      name: described(v.string(), 'The name of the team'),
    }),
    'The team; nothing beyond it is ever seen',
  ),
  reach: described(
    v.picklist(['team', 'departments']),
    'Whether it sees the whole team, or its departments and what belongs to none',
  ),
  departments: described(
    v.array(
      v.object({
        id: described(v.string(), 'The id of the department'),
        name: described(v.string(), 'The name of the department'),
      }),
    ),
    'Its departments',
  ),
  expires_at: described(v.nullable(v.string()), 'When the token ends; null for never, and of a member'),
  limits: limitsSchema,
});
export type CallerAnswer = v.InferOutput<typeof callerSchema>;

const allowedOperationSchema = v.object({
  operation: described(v.string(), 'The `operationId` in the OpenAPI document'),
  method: described(v.string(), 'The HTTP method'),
  path: described(v.string(), 'The path, with parameters in braces'),
  reach: described(
    reachSchema,
    'How far it goes: `departments` keeps to the caller’s own ones where it has not the whole team',
  ),
});

export const meSchema = v.object({
  ...callerSchema.entries,
  may: described(v.array(allowedOperationSchema), 'The operations that its role may call'),
});
