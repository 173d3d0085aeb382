import * as v from 'valibot';
import { deleteFiles } from '../files/delete-files.ts';
import { type Files, findBytes, writeFile } from '../files/files.ts';
import { subjectSchema } from '../personal-data/subject.ts';
import { certificateSchema } from '../privacy/certificate.ts';

/**
 * How far an erasure is, and whom it is about: kept in the folder of its job, which it cleans at its end, since the
 * contact itself tells that no more. The salt of digests goes with it.
 */
const stateSchema = v.object({
  subject: subjectSchema,
  salt: v.string(),
  began_at: v.string(),
  lines: certificateSchema.entries.lines,
  /** Number of claims before the contact gave them up. */
  found: v.record(v.string(), v.number()),
});
export type ErasureState = v.InferOutput<typeof stateSchema>;

/** The team and the job that began it. */
export interface ErasureIds {
  team_id: string;
  job_id: string | null;
}

const stateKey = ({ team_id, job_id }: ErasureIds): string => `work/${team_id}/${job_id}/subject.json`;

export const findState = async (files: Files, ids: ErasureIds): Promise<ErasureState | undefined> => {
  const bytes = await findBytes(files, stateKey(ids));
  return bytes && v.parse(stateSchema, JSON.parse(bytes.toString()));
};

export const writeState = (files: Files, ids: ErasureIds, state: ErasureState): Promise<void> =>
  writeFile(files, stateKey(ids), JSON.stringify(state));

export const forgetState = (files: Files, ids: ErasureIds): Promise<unknown> =>
  deleteFiles(files, [stateKey(ids)]);
