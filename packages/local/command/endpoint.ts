import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const endpointSchema = v.object({
  api_url: v.string(),
  /** Of an admin of the demo team. */
  token: v.string(),
  team_id: v.string(),
  bucket: v.string(),
  /** Files under this prefix of the bucket are imported for the demo team. */
  drop_prefix: v.string(),
  s3_url: v.string(),
  dynamodb_url: v.string(),
  /** Takes EventBridge’s PutEvents. */
  events_url: v.optional(v.string(), ''),
  table: v.string(),
});

/** How to reach the laptop's Callbook, as `.local/endpoint.json` tells it to people and programs. */
export type Endpoint = v.InferOutput<typeof endpointSchema>;

const fileIn = (directory: string): string => path.join(directory, 'endpoint.json');

/** Undefined when there is none, or one of another version. */
export const readEndpoint = (directory: string): Endpoint | undefined => {
  const file = fileIn(directory);
  if (!existsSync(file)) return undefined;
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), endpointSchema), readFileSync(file, 'utf8'));
  return result.success ? result.output : undefined;
};

export const writeEndpoint = (directory: string, endpoint: Endpoint): void => {
  const partial = `${fileIn(directory)}.new`;
  writeFileSync(partial, `${JSON.stringify(endpoint, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, fileIn(directory));
};
