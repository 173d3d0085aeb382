import { deleteFiles } from '../files/delete-files.ts';
import { type Files, findBytes } from '../files/files.ts';
import { rewriteFile } from '../files/rewritten.ts';
import type { Erased, PrivacyContext, StoreKeeper } from './keeper.ts';
import type { Subject } from './subject.ts';

/** What a file has about a person, and what is to be left of it: other bytes, or null where it goes as a whole. */
export interface Look {
  found: readonly unknown[];
  left: Uint8Array | null;
}

/** How the files of a store are gone through. What is found and what is taken away comes of the same look. */
export interface FileStore {
  open: (context: PrivacyContext) => Files;
  /** Each file that may tell of the person, with how it is looked at; undefined for one that does not. */
  files: (
    context: PrivacyContext,
    subject: Subject,
  ) => AsyncIterable<{ key: string; look: (bytes: Buffer) => Promise<Look | undefined> | Look | undefined }>;
  /** Runs before a file is rewritten or removed, as to say so in its record. */
  before?: (context: PrivacyContext, key: string) => Promise<void>;
}

async function* looks({ open, files }: FileStore, context: PrivacyContext, subject: Subject) {
  const bucket = open(context);
  for await (const { key, look } of files(context, subject)) {
    // Files come and go meanwhile.
    const bytes = await findBytes(bucket, key);
    const seen = bytes && (await look(bytes));
    if (seen) yield { key, ...seen };
  }
}

/** Keeps a store of files. An erasure puts what is left in the place of a file at once, so that it may be killed anywhere. */
export const fileKeeper = (store: FileStore): StoreKeeper => ({
  find: async function* (context, subject) {
    for await (const { key, found } of looks(store, context, subject)) yield { file: key, records: found };
  },
  erase: async (context, subject): Promise<Erased> => {
    const bucket = store.open(context);
    let count = 0;
    const keys: string[] = [];
    for await (const { key, found, left } of looks(store, context, subject)) {
      await store.before?.(context, key);
      if (left === null) await deleteFiles(bucket, [key]);
      else await rewriteFile(bucket, key, left);
      count += found.length;
      keys.push(key);
    }
    return { count, query: { team: subject.team_id, contacts: subject.contact_ids, keys } };
  },
});
