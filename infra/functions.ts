import { Duration } from 'aws-cdk-lib/core';
import {
  deleteFromTable,
  deleteImports,
  erasePersons,
  type Grants,
  handOutExports,
  listDeadLetters,
  listImports,
  makeExports,
  readImports,
  readPersons,
  readStream,
  readTable,
  takeDeadLetters,
  writeDeadLetters,
  writeExportParts,
  writeImports,
  writeTable,
} from './grants.ts';

export interface FunctionDefinition {
  /** Its source below `packages/functions/`, without `.ts`. */
  readonly entry: string;
  readonly memory: number;
  readonly timeout: Duration;
  readonly uses: readonly Grants[];
  /** Nobody waits for the answer: Lambda tries again, and what fails for good goes to the dead letters. */
  readonly unattended?: true;
  /** Checks tokens, so it is told of the stage's identity provider. */
  readonly authenticates?: true;
  /** Sends to receivers of webhooks, so it is told which of them are allowed in spite of their addresses. */
  readonly sends?: true;
  /** Deals with language models, so it is told which the stage has. */
  readonly asks?: true;
  /** Asks them itself, so it has the right to. */
  readonly invokesModels?: true;
  /** Answers with the description of the API, whose files lie beside its bundle. */
  readonly describes?: true;
  /** Puts the pages into their bucket; they lie beside its bundle. */
  readonly publishes?: true;
}

const http = { memory: 512, timeout: Duration.seconds(10) };
// For requests that write up to a thousand records; the gateway waits for 30 seconds at most.
const longer = { memory: 512, timeout: Duration.seconds(29) };
// 1,769 MB buy one whole virtual processor, and both ends of an import are one stream through it.
const stream = { memory: 1769, timeout: Duration.minutes(15) };
const readSources = readImports('drops', 'uploads');
const readWork = readImports('work');
const writeWork = writeImports('work');
const writeResults = writeImports('drops', 'uploads', 'work');

/** All functions of the service: what each runs, with which resources, and what it may touch. */
export const functionDefinitions = {
  authorizer: { ...http, entry: 'authorizer', uses: [readTable], authenticates: true },
  system: { ...http, entry: 'system', uses: [], describes: true },
  contacts: { ...longer, entry: 'contacts', uses: [deleteFromTable] },
  calls: { ...http, entry: 'calls', uses: [deleteFromTable] },
  // Rules read hours of talk at once.
  extractions: {
    ...longer,
    entry: 'extractions',
    uses: [deleteFromTable, writeImports('transcripts')],
    asks: true,
  },
  companies: { ...longer, entry: 'companies', uses: [deleteFromTable] },
  teams: { ...http, entry: 'teams', uses: [deleteFromTable] },
  // A test or a redelivery waits for its receiver.
  webhooks: { ...longer, entry: 'webhooks', uses: [deleteFromTable], sends: true },
  events: { ...http, entry: 'events', uses: [writeTable] },
  imports: {
    ...longer,
    entry: 'imports',
    uses: [deleteFromTable, readSources, readWork, writeImports('uploads', 'work')],
  },
  jobs: {
    ...longer,
    entry: 'jobs',
    uses: [deleteFromTable, readWork, writeWork, handOutExports],
  },
  privacy: {
    ...longer,
    entry: 'privacy',
    uses: [deleteFromTable, readWork, writeWork, handOutExports, ...readPersons],
  },
  duplicates: { ...longer, entry: 'duplicates', uses: [deleteFromTable, readWork, writeWork] },
  'bulk-plan': { ...stream, entry: 'bulk/plan', uses: [writeTable, readWork, writeWork] },
  'bulk-chunk': {
    entry: 'bulk/chunk',
    memory: 1024,
    timeout: Duration.minutes(5),
    uses: [deleteFromTable, readWork, writeWork, writeExportParts],
  },
  'bulk-finish': {
    ...stream,
    entry: 'bulk/finish',
    uses: [deleteFromTable, readWork, writeWork, makeExports],
  },
  'person-chunk': {
    entry: 'person/chunk',
    memory: 1024,
    timeout: Duration.minutes(5),
    uses: [deleteFromTable, readWork, writeWork, ...erasePersons],
  },
  'person-finish': {
    ...stream,
    entry: 'person/finish',
    uses: [deleteFromTable, readWork, writeWork, ...readPersons],
    // A recording is fetched from where webhooks may be sent.
    sends: true,
  },
  'bulk-fail': { ...stream, entry: 'bulk/fail', uses: [writeTable, readWork, writeWork] },
  'scan-plan': { ...stream, entry: 'scan/plan', uses: [deleteFromTable, readWork, writeWork] },
  'scan-work': { ...stream, entry: 'scan/work', uses: [writeTable, readWork, writeWork] },
  'scan-finish': { ...stream, entry: 'scan/finish', uses: [deleteFromTable, readWork, writeWork] },
  'scan-fail': {
    entry: 'scan/fail',
    memory: 512,
    timeout: Duration.minutes(1),
    uses: [writeTable, readWork],
  },
  'import-register': {
    entry: 'import/register',
    memory: 512,
    timeout: Duration.minutes(1),
    uses: [writeTable, readImports('drops')],
  },
  'import-plan': {
    ...stream,
    entry: 'import/plan',
    uses: [deleteFromTable, readSources, readWork, writeWork],
  },
  'import-turn': {
    entry: 'import/turn',
    memory: 512,
    timeout: Duration.minutes(1),
    uses: [deleteFromTable],
  },
  'import-chunk': {
    entry: 'import/chunk',
    memory: 1024,
    timeout: Duration.minutes(5),
    uses: [deleteFromTable, readWork, writeWork],
  },
  'import-preview': { ...stream, entry: 'import/preview', uses: [writeTable, readWork, writeWork] },
  'import-finish': { ...stream, entry: 'import/finish', uses: [deleteFromTable, readWork, writeResults] },
  'import-fail': { ...stream, entry: 'import/fail', uses: [deleteFromTable, readWork, writeResults] },
  projector: {
    entry: 'stream/projector',
    memory: 1024,
    timeout: Duration.minutes(1),
    uses: [deleteFromTable, readStream, writeDeadLetters],
  },
  redrive: {
    entry: 'stream/redrive',
    memory: 1024,
    timeout: Duration.minutes(15),
    uses: [deleteFromTable, takeDeadLetters],
  },
  'purge-trash': {
    entry: 'job/purge-trash',
    memory: 512,
    timeout: Duration.minutes(15),
    uses: [deleteFromTable],
    unattended: true,
  },
  'clean-jobs': {
    entry: 'job/clean-jobs',
    memory: 512,
    timeout: Duration.minutes(5),
    uses: [deleteFromTable],
    unattended: true,
  },
  'clean-imports': {
    entry: 'job/clean-imports',
    memory: 1024,
    timeout: Duration.minutes(15),
    uses: [deleteFromTable, readWork, writeResults],
    unattended: true,
  },
  'clean-companies': {
    entry: 'job/clean-companies',
    memory: 512,
    timeout: Duration.minutes(15),
    uses: [deleteFromTable],
    unattended: true,
  },
  'scan-duplicates': {
    entry: 'job/scan-duplicates',
    memory: 512,
    timeout: Duration.minutes(15),
    uses: [deleteFromTable, readWork, writeWork],
    unattended: true,
  },
  'close-calls': {
    entry: 'job/close-calls',
    memory: 512,
    timeout: Duration.minutes(5),
    uses: [deleteFromTable],
    unattended: true,
  },
  'run-retention': {
    entry: 'job/run-retention',
    memory: 1024,
    timeout: Duration.minutes(15),
    uses: [deleteFromTable],
    unattended: true,
  },
  'resume-merges': {
    entry: 'job/resume-merges',
    memory: 1024,
    timeout: Duration.minutes(15),
    uses: [deleteFromTable],
    unattended: true,
  },
  'resume-erasures': {
    ...stream,
    entry: 'job/resume-erasures',
    uses: [deleteFromTable, ...erasePersons],
    unattended: true,
  },
  'check-requests': {
    entry: 'job/check-requests',
    memory: 512,
    timeout: Duration.minutes(5),
    uses: [writeTable],
    unattended: true,
  },
  // Lists the folders of teams in which something changed, and reads all contacts of those that are counted.
  'take-stock': {
    entry: 'job/take-stock',
    memory: 1024,
    timeout: Duration.minutes(15),
    uses: [writeTable, listImports, listDeadLetters],
    unattended: true,
  },
  'call-completed': {
    entry: 'stream/call-completed',
    memory: 512,
    timeout: Duration.minutes(1),
    uses: [deleteFromTable],
    unattended: true,
  },
  // A model reads hours of talk for minutes, and is asked again where it is busy.
  'read-transcript': {
    entry: 'job/read-transcript',
    memory: 1024,
    timeout: Duration.minutes(15),
    uses: [deleteFromTable, readImports('transcripts'), deleteImports('transcripts')],
    unattended: true,
    asks: true,
    invokesModels: true,
  },
  'webhook-send': {
    entry: 'stream/webhook-send',
    memory: 512,
    timeout: Duration.minutes(2),
    uses: [writeTable, readStream],
    sends: true,
  },
  'retry-webhooks': {
    entry: 'job/retry-webhooks',
    memory: 512,
    timeout: Duration.minutes(2),
    uses: [writeTable],
    unattended: true,
    sends: true,
  },
  'publish-pages': {
    entry: 'pages/publish',
    memory: 512,
    timeout: Duration.minutes(5),
    uses: [],
    publishes: true,
  },
} as const satisfies Readonly<Record<string, FunctionDefinition>>;

export type FunctionId = keyof typeof functionDefinitions;
