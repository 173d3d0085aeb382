import { brotliDecompressSync } from 'node:zlib';
import * as v from 'valibot';
import type { PrivacyContext } from '../personal-data/keeper.ts';
import { keepers } from '../personal-data/keepers.ts';
import type { Subject } from '../personal-data/subject.ts';
import { storeNames } from '../privacy/stores.ts';
import type { Missing } from '../privacy-request/privacy-request.schema.ts';
import type { ZipEntry } from '../zip/zip.ts';
import type { Recordings } from './recordings.ts';

/** Bytes of all recordings of one package; what a function holds. */
const mostAttached = 268_435_456;

/** Keys by which the table finds an item say nothing that its values do not. */
const isKey = (name: string): boolean => /^(?:pk|sk|ttl|by[A-Z]\w*(?:Pk|Sk))$/.test(name);

const record = v.record(v.string(), v.unknown());

/** A record as people can read it: without keys, and what is packed unpacked. */
const legible = (found: unknown): Record<string, unknown> => {
  if (!v.is(record, found)) return { value: found };
  const entries = Object.entries(found).filter(([name]) => !isKey(name));
  const { packed, ...rest } = Object.fromEntries(entries);
  if (typeof packed !== 'string') return Object.fromEntries(entries);
  return { ...rest, ...JSON.parse(brotliDecompressSync(Buffer.from(packed, 'base64')).toString()) };
};

type Records = Record<string, Record<string, unknown>[]>;

/** Reads each store that an erasure would clean, by the same knowledge of where a person is. */
const readStores = async (context: PrivacyContext, subject: Subject): Promise<Records> => {
  const records: Records = {};
  for (const store of storeNames) {
    const found: Record<string, unknown>[] = [];
    for await (const one of keepers[store]?.find(context, subject) ?? []) found.push(legible(one));
    records[store] = found;
  }
  return records;
};

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Fetches the recordings of calls; what cannot be had is named. */
const readRecordings = async (calls: Records[string], recordings: Recordings) => {
  const attached: ZipEntry[] = [];
  const missing: Missing[] = [];
  let size = 0;
  for (const { id, recording_url: url } of calls ?? []) {
    if (typeof url !== 'string' || url === '') continue;
    const got = size < mostAttached ? await recordings.fetch(url) : { why: 'The package is full.' };
    if ('bytes' in got) {
      size += got.bytes.length;
      const ending = /\.[a-z\d]{2,4}$/i.exec(URL.parse(url)?.pathname ?? '')?.[0] ?? '';
      attached.push({ name: `recordings/${String(id)}${ending}`, bytes: once(got.bytes) });
    } else missing.push({ store: 'calls', what: `Recording of ${String(id)}: ${url}`, why: got.why });
  }
  return { attached, missing };
};

export interface Gathered {
  records: Records;
  attached: ZipEntry[];
  missing: Missing[];
}

/** Gathers all that is known of a person. */
export const gatherPackage = async (
  context: PrivacyContext,
  subject: Subject,
  recordings: Recordings,
): Promise<Gathered> => {
  const records = await readStores(context, subject);
  return { records, ...(await readRecordings(records.calls ?? [], recordings)) };
};
