/** Sort keys of records of which every change counts. */
const records = [
  'CONTACT',
  'COMPANY',
  'REMOVAL',
  'DEPARTMENT',
  'MEMBER',
  'TOKEN',
  'WEBHOOK',
  'FOLDER',
  'PRESET',
  'CATALOGUE',
  'TEAM',
] as const;

/** Sort keys of runs, of which only the end counts: their progress is not told. */
const runs = ['IMPORT', 'JOB'] as const;

export const endStates = ['finished', 'failed', 'cancelled', 'undone'] as const;

/** Tags have their ids as sort keys. Of those that nobody but the projection has written only their beginning counts. */
export const tagPrefix = 'tag_';

export type NounSk = Exclude<(typeof records)[number], 'CONTACT'> | (typeof runs)[number];

/** What of the table's stream is projected; nothing that the projection itself writes. */
export const streamFilters = [
  { dynamodb: { Keys: { sk: { S: [...records] } } } },
  { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: tagPrefix }] } } } },
  {
    dynamodb: { Keys: { sk: { S: [{ prefix: tagPrefix }] } }, NewImage: { via: { S: [{ exists: true }] } } },
  },
  { dynamodb: { Keys: { sk: { S: [...runs] } }, NewImage: { state: { S: [...endStates] } } } },
];
