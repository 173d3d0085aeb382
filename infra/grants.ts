import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { tableDefinition } from '#core/table/table.schema.ts';
import type { StorageStack } from './storage.ts';

/** What a function needs to use one thing: where it is and the right to it, which never come apart. */
interface Grant {
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
}

export type Grants = (storage: StorageStack) => Grant;

type ImportFolder = 'drops' | 'uploads' | 'work' | 'transcripts' | 'erasures';

const allow = (actions: string[], resources: string[]) => new PolicyStatement({ actions, resources });

const tableReads = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const tableWrites = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'];
const tableDeletions = ['dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];

export const streamArn = ({ tableStreamArn, node }: Table): string => {
  if (tableStreamArn === undefined) throw new Error(`${node.path} has no stream.`);
  return tableStreamArn;
};

const folders = (bucket: Bucket, names: readonly ImportFolder[]): string[] =>
  names.map((name) => bucket.arnForObjects(`${name}/*`));

/** Reads items by key and queries the table and its indexes; nothing may scan. */
export const readTable: Grants = ({ table }) => ({
  environment: { TABLE_NAME: table.tableName },
  statements: [
    allow(tableReads, [
      table.tableArn,
      ...tableDefinition.indexes.map(({ name }) => `${table.tableArn}/index/${name}`),
    ]),
  ],
});

const alsoAllow =
  (grants: Grants, actions: string[]): Grants =>
  (storage) => {
    const { environment, statements } = grants(storage);
    return { environment, statements: [...statements, allow(actions, [storage.table.tableArn])] };
  };

/** Reads, creates and changes items. */
export const writeTable = alsoAllow(readTable, tableWrites);

/** The same, and removes items for good. */
export const deleteFromTable = alsoAllow(writeTable, tableDeletions);

/** Reads the table's stream. Listing streams knows no resource. */
export const readStream: Grants = ({ table }) => ({
  environment: {},
  statements: [
    allow(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      [streamArn(table)],
    ),
    allow(['dynamodb:ListStreams'], ['*']),
  ],
});

/**
 * Reads objects of these folders. Listing comes with it: without that right S3 answers 403 for an object that is
 * not there. It covers the bucket, because a condition on the prefix would not hold for such an answer.
 */
export const readImports =
  (...names: readonly ImportFolder[]): Grants =>
  ({ importBucket }) => ({
    environment: { IMPORT_BUCKET: importBucket.bucketName },
    statements: [
      allow(['s3:GetObject'], folders(importBucket, names)),
      allow(['s3:ListBucket'], [importBucket.bucketArn]),
    ],
  });

/** Writes objects into these folders, in parts where they are large. */
export const writeImports =
  (...names: readonly ImportFolder[]): Grants =>
  ({ importBucket }) => ({
    environment: { IMPORT_BUCKET: importBucket.bucketName },
    statements: [allow(['s3:PutObject', 's3:AbortMultipartUpload'], folders(importBucket, names))],
  });

/** Removes objects of these folders. */
export const deleteImports =
  (...names: readonly ImportFolder[]): Grants =>
  ({ importBucket }) => ({
    environment: { IMPORT_BUCKET: importBucket.bucketName },
    statements: [allow(['s3:DeleteObject'], folders(importBucket, names))],
  });

const inExports = ({ exportBucket }: StorageStack, actions: string[], folder: string) =>
  allow(actions, [exportBucket.arnForObjects(`${folder}/*`)]);

/** Lets the holder of a link read an export or a package of data, and removes an export that somebody deletes. */
export const handOutExports: Grants = (storage) => ({
  environment: { EXPORT_BUCKET: storage.exportBucket.bucketName },
  statements: [
    inExports(storage, ['s3:GetObject', 's3:DeleteObject'], 'exports'),
    inExports(storage, ['s3:GetObject'], 'packages'),
  ],
});

/** Writes the parts of which an export is made. */
export const writeExportParts: Grants = (storage) => ({
  environment: { EXPORT_BUCKET: storage.exportBucket.bucketName },
  statements: [inExports(storage, ['s3:PutObject'], 'parts')],
});

/** Makes an export of its parts, which go with that; takes back one that nobody wants any more. */
export const makeExports: Grants = (storage) => ({
  environment: { EXPORT_BUCKET: storage.exportBucket.bucketName },
  statements: [
    inExports(storage, ['s3:GetObject', 's3:DeleteObject'], 'parts'),
    inExports(storage, ['s3:PutObject', 's3:AbortMultipartUpload', 's3:DeleteObject'], 'exports'),
  ],
});

const everyFolder = ['drops', 'uploads', 'work', 'transcripts', 'erasures'] as const;

/** Takes a person out of all buckets: reads whatever may tell of them, and writes what is left of it, or removes it. */
export const erasePersons: readonly Grants[] = [
  readImports(...everyFolder),
  writeImports(...everyFolder),
  deleteImports('drops', 'uploads', 'work', 'transcripts'),
  (storage) => ({
    environment: { EXPORT_BUCKET: storage.exportBucket.bucketName },
    statements: [
      ...['exports', 'parts', 'packages'].map((folder) =>
        inExports(storage, ['s3:GetObject', 's3:DeleteObject'], folder),
      ),
      allow(['s3:ListBucket'], [storage.exportBucket.bucketArn]),
    ],
  }),
  (storage) => ({
    environment: { DEAD_LETTER_BUCKET: storage.deadLetterBucket.bucketName },
    statements: [
      allow(
        ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        [storage.deadLetterBucket.arnForObjects(`${deadLetterFolder}*`)],
      ),
      allow(['s3:ListBucket'], [storage.deadLetterBucket.bucketArn]),
    ],
  }),
];

/** Reads whatever may tell of a person, and writes the package of it. */
export const readPersons: readonly Grants[] = [
  readImports('drops', 'uploads', 'work', 'transcripts'),
  (storage) => ({
    environment: { EXPORT_BUCKET: storage.exportBucket.bucketName },
    statements: [
      ...['exports', 'parts', 'packages'].map((folder) => inExports(storage, ['s3:GetObject'], folder)),
      inExports(storage, ['s3:PutObject', 's3:AbortMultipartUpload'], 'packages'),
      allow(['s3:ListBucket'], [storage.exportBucket.bucketArn]),
    ],
  }),
  (storage) => ({
    environment: { DEAD_LETTER_BUCKET: storage.deadLetterBucket.bucketName },
    statements: [
      allow(['s3:GetObject'], [storage.deadLetterBucket.arnForObjects(`${deadLetterFolder}*`)]),
      allow(['s3:ListBucket'], [storage.deadLetterBucket.bucketArn]),
    ],
  }),
];

/** Sees which objects there are, and how large. */
export const listImports: Grants = ({ importBucket }) => ({
  environment: { IMPORT_BUCKET: importBucket.bucketName },
  statements: [allow(['s3:ListBucket'], [importBucket.bucketArn])],
});

/** Sees whether changes were given up. */
export const listDeadLetters: Grants = ({ deadLetterBucket }) => ({
  environment: { DEAD_LETTER_BUCKET: deadLetterBucket.bucketName },
  statements: [allow(['s3:ListBucket'], [deadLetterBucket.bucketArn])],
});

/** Folder in which Lambda puts the changes that it gave up. */
export const deadLetterFolder = 'aws/lambda/';

/**
 * Grants a function that follows a stream to write dead letters: Lambda writes them with the function's own
 * rights.
 */
export const writeDeadLetters: Grants = ({ deadLetterBucket }) => ({
  environment: { DEAD_LETTER_BUCKET: deadLetterBucket.bucketName },
  statements: [
    allow(['s3:PutObject'], [deadLetterBucket.arnForObjects(`${deadLetterFolder}*`)]),
    allow(['s3:ListBucket'], [deadLetterBucket.bucketArn]),
  ],
});

/** Reads what was given up, and deletes what is done. */
export const takeDeadLetters: Grants = ({ deadLetterBucket }) => ({
  environment: { DEAD_LETTER_BUCKET: deadLetterBucket.bucketName },
  statements: [
    allow(['s3:GetObject', 's3:DeleteObject'], [deadLetterBucket.arnForObjects(`${deadLetterFolder}*`)]),
    allow(['s3:ListBucket'], [deadLetterBucket.bucketArn]),
  ],
});
