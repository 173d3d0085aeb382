import * as v from 'valibot';
import { line, optional } from '../../text/text.schema.ts';

/** The URL to PUT a file to. */
export const uploadSchema = v.object({
  method: v.literal('PUT'),
  url: v.string(),
  headers: v.record(v.string(), v.string()),
  expires_at: v.string(),
});

/** The URLs to PUT the parts of a large file to. */
export const multipartUploadSchema = v.object({
  method: v.literal('PUT'),
  part_size: v.pipe(v.number(), v.description('Bytes of each part but the last')),
  parts: v.array(v.object({ part_number: v.number(), size: v.number(), url: v.string() })),
  expires_at: v.string(),
});
export type MultipartUpload = v.InferOutput<typeof multipartUploadSchema>;

const partSchema = v.strictObject({
  part_number: v.pipe(v.number('type_integer'), v.integer('type_integer'), v.minValue(1, 'too_small')),
  etag: v.pipe(line(200), v.description('As the answer to the PUT of the part gave it')),
});

export const uploadCompleteSchema = v.strictObject({
  team_id: optional(line(100)),
  parts: v.pipe(v.array(partSchema, 'type_array'), v.minLength(1, 'blank'), v.maxLength(500, 'too_long')),
});
export type UploadComplete = v.InferOutput<typeof uploadCompleteSchema>;
