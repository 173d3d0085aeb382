import * as v from 'valibot';
import { line, optional } from '../../text/text.schema.ts';
import { callLogSchema } from '../call-record.schema.ts';

/**
 * What `call.completed` says of a call: what the API takes, and whose it is. The bus may bring an event twice, so that it
 * needs the id that tells it is the same.
 */
export const busCallSchema = v.strictObject({
  ...callLogSchema.entries,
  team_id: line(100),
  external_id: line(200),
  contact_id: optional(line(100)),
});
export type BusCall = v.InferOutput<typeof busCallSchema>;
