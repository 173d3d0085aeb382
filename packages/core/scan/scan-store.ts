import { type Files, findBytes, writeFile } from '../files/files.ts';

/** Where the steps of a scan leave their files for each other. */
export interface ScanStore {
  /** Undefined where nothing was left. */
  find(name: string): Promise<Buffer | undefined>;
  write(name: string, content: string | Uint8Array): Promise<void>;
}

/** The folder of a job in the bucket. */
export const jobStore = (files: Files, teamId: string, jobId: string): ScanStore => {
  const keyOf = (name: string) => `work/${teamId}/${jobId}/scan/${name}`;
  return {
    find: (name) => findBytes(files, keyOf(name)),
    // The client warns of an empty text, whose length it does not tell.
    write: (name, content) => writeFile(files, keyOf(name), Buffer.from(content), 'application/octet-stream'),
  };
};

/** Reads what a step before has left. */
export const readLeft = async (store: ScanStore, name: string): Promise<Buffer> => {
  const found = await store.find(name);
  if (!found) throw new Error(`No step of the scan has left ${name}.`);
  return found;
};

const numbered = (at: number) => String(at).padStart(4, '0');

/** Names of the files. */
export const scanFiles = {
  plan: 'plan.json',
  changed: 'changed.json',
  /** What a shard of contacts gives to a partition of keys. */
  part: (shard: number, partition: number) => `parts/${shard}/${numbered(partition)}`,
  subjects: (shard: number) => `subjects/${shard}`,
  keys: (shard: number) => `keys/${shard}`,
  ids: (shard: number) => `ids/${shard}`,
  index: (partition: number) => `index/${numbered(partition)}`,
  tally: (partition: number) => `tally/${numbered(partition)}.json`,
  measures: 'measures.json',
  found: (partition: number) => `found/${numbered(partition)}.json`,
} as const;
