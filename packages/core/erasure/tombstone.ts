import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import * as v from 'valibot';
import { type Files, readText, writeFile } from '../files/files.ts';

/**
 * That a contact was erased, kept where a restore of the table does not reach: nothing in it tells who it was. The
 * contacts that were part of it are named, since in an older copy they may be by themselves.
 */
const tombstoneSchema = v.object({
  team_id: v.string(),
  contact_id: v.string(),
  contact_ids: v.array(v.string()),
  request_id: v.string(),
  /** Whether its numbers and addresses were suppressed. */
  suppress: v.boolean(),
  at: v.string(),
});
export type Tombstone = v.InferOutput<typeof tombstoneSchema>;

const folder = 'erasures/';

const tombstoneKey = ({ team_id, contact_id }: Pick<Tombstone, 'team_id' | 'contact_id'>): string =>
  `${folder}${team_id}/${contact_id}.json`;

export const writeTombstone = (files: Files, tombstone: Tombstone): Promise<void> =>
  writeFile(files, tombstoneKey(tombstone), JSON.stringify(tombstone));

/** All contacts that were ever erased, of one team or of all, as they are asked for. */
export async function* tombstones(files: Files, teamId?: string): AsyncGenerator<Tombstone> {
  const Prefix = teamId === undefined ? folder : `${folder}${teamId}/`;
  let ContinuationToken: string | undefined;
  do {
    const page = await files.client.send(
      new ListObjectsV2Command({ Bucket: files.bucket, Prefix, ContinuationToken }),
    );
    for (const { Key } of page.Contents ?? [])
      if (Key) yield v.parse(tombstoneSchema, JSON.parse(await readText(files, Key)));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
}
