import type { ObjectStore, QueueStore } from './store.ts';

const byRows = 'by the imports that its timeline, marks and origins name';

/**
 * Every kind of object that a bucket holds. A test holds it against the buckets of the template and the keys that
 * docs/data-model.md lists.
 */
export const objectStores = [
  {
    name: 'dropped_files',
    bucket: 'ImportBucket',
    key: 'drops/<drop>/<file>',
    what: 'Files of drop folders, with their results',
    erasure: 'clear',
    found: byRows,
  },
  {
    name: 'uploaded_files',
    bucket: 'ImportBucket',
    key: 'uploads/<team>/<import>/<file>',
    what: 'Files uploaded to be imported, with their results',
    erasure: 'clear',
    found: byRows,
  },
  {
    name: 'transcripts',
    bucket: 'ImportBucket',
    key: 'transcripts/<team>/<contact>/<extraction>/<part>.txt',
    what: 'Transcripts that wait for a language model',
    erasure: 'remove',
    found: 'by the id of the contact, which their keys begin with',
  },
  {
    name: 'job_files',
    bucket: 'ImportBucket',
    key: 'work/<team>/<job>/',
    what: 'Requests, chunks and failures of jobs',
    erasure: 'clear',
    found: 'by the jobs that its timeline and marks name, and those of the last 35 days',
  },
  {
    name: 'import_files',
    bucket: 'ImportBucket',
    key: 'work/<team>/<import>/',
    what: 'Rows and outcomes of imports',
    erasure: 'clear',
    found: byRows,
  },
  {
    name: 'exports',
    bucket: 'ExportBucket',
    key: 'exports/<team>/<export>/<file>',
    what: 'Files of contacts, with their manifests',
    erasure: 'remove',
    found: 'by their records: those whose cutoff lies within the life of the contact',
  },
  {
    name: 'export_parts',
    bucket: 'ExportBucket',
    key: 'parts/<team>/<export>/<chunk>.jsonl',
    what: 'Contacts of which such a file is being made',
    erasure: 'remove',
    found: 'by the exports that are being made',
  },
  {
    name: 'access_packages',
    bucket: 'ExportBucket',
    key: 'packages/<team>/<request>/data.zip',
    what: 'Packages of all that is known of a person',
    erasure: 'remove',
    found: 'by the requests about the contact',
  },
  {
    name: 'erasures',
    bucket: 'ImportBucket',
    key: 'erasures/<team>/<contact>.json',
    what: 'Which contacts were erased',
    erasure: 'none',
    why: 'It holds ids alone, and has to outlive the table: by it a restore is erased again',
  },
  {
    name: 'given_up_changes',
    bucket: 'DeadLetterBucket',
    key: 'aws/lambda/<mapping>/<shard>/…',
    what: 'Changes of the table that were given up',
    erasure: 'remove',
    found: 'by a scan: they are few, and kept 14 days',
  },
] as const satisfies readonly ObjectStore[];

/** Every queue of the template. */
export const queueStores = [
  {
    name: 'given_up_events',
    queue: 'DeadLetters',
    what: 'Events that no function could take, with the calls in them',
    erasure: 'remove',
    found: 'by a scan: they are few, and kept 14 days',
  },
] as const satisfies readonly QueueStore[];
