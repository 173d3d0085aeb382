import * as v from 'valibot';
import { exportFormats } from './format.ts';

/** What an export of this shape was made of; a reader passes over what it does not know. */
export const manifestVersion = 1;

export const manifestFileSchema = v.object({
  name: v.string(),
  rows: v.pipe(v.number(), v.description('Contacts in it')),
  bytes: v.pipe(v.number(), v.description('Size in bytes')),
  sha256: v.pipe(v.string(), v.description('Of its bytes, in hex')),
  sheets: v.optional(
    v.pipe(
      v.array(v.object({ name: v.string(), rows: v.number() })),
      v.description('Of a workbook: the sheets over which its rows are spread'),
    ),
  ),
  cut: v.optional(
    v.pipe(
      v.record(v.string(), v.number()),
      v.description('Of a workbook: how many cells of a column were longer than a cell can be, and were cut'),
    ),
  ),
});
export type ManifestFile = v.InferOutput<typeof manifestFileSchema>;

/** What lies beside an export: by it anyone can tell that the files are whole. */
export const manifestSchema = v.object({
  version: v.literal(manifestVersion),
  format: v.pipe(v.picklist(exportFormats), v.description('What the file is')),
  rows: v.pipe(v.number(), v.description('Contacts in all files')),
  sha256: v.pipe(
    v.string(),
    v.description('Of the lines `<sha256>  <name>` of all files, as sha256sum writes them'),
  ),
  cutoff: v.pipe(v.string(), v.description('Contacts created later are not in it')),
  filter: v.pipe(v.unknown(), v.description('Which contacts were asked for; of ids, how many')),
  fields: v.pipe(v.array(v.string()), v.description('The properties of each, in the order of the columns')),
  files: v.array(manifestFileSchema),
});
export type Manifest = v.InferOutput<typeof manifestSchema>;
