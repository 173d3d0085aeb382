/** What the bench of the engine writes and reads: a table with eleven indexes, and rows as a contact book has them. */

export const tableName = 'bench';
const indexCount = 11;
export const itemsOfTransaction = 4;
/** How many indexes hold the first, the second, … item of a transaction: nine entries in all. */
const entriesOf = [5, 2, 1, 1] as const;
export const pageSize = 50;
const teams = 8;
const shown = ['name', 'email', 'phone', 'company', 'city', 'notes'];

/** An item with the index entries that it has, by number of the index. */
export interface Row {
  readonly pk: string;
  readonly sk: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly entries: readonly { readonly index: number; readonly partition: string; readonly sort: string }[];
}

/** Numbers that look random and are the same in each run. */
const scattered = (at: number): number => Math.imul(at + 1, 0x9e3779b1) >>> 0;

const teamOf = (transaction: number): string => `TEAM#${scattered(transaction) % teams}`;

const sortOf = (transaction: number): string =>
  scattered(transaction * 7)
    .toString(36)
    .padStart(7, '0');

const attributesOf = (transaction: number, item: number): Record<string, string> => ({
  name: `Person ${scattered(transaction + item)}`,
  email: `person.${scattered(transaction)}@example.com`,
  phone: `+44${String(scattered(transaction * 3)).padStart(10, '0')}`,
  company: `Company ${scattered(transaction) % 1000}`,
  city: 'Newcastle upon Tyne',
  notes: 'Wants to be called in the afternoon. '.repeat(3),
});

/** The rows of one transaction, which no other one writes. */
export const rowsOf = (transaction: number): Row[] =>
  entriesOf.map((count, item) => ({
    pk: `${teamOf(transaction)}#${transaction}`,
    sk: `ITEM#${item}`,
    attributes: attributesOf(transaction, item),
    entries: Array.from({ length: count }, (_, index) => ({
      index,
      partition: teamOf(transaction),
      sort: `${sortOf(transaction)}#${item}`,
    })),
  }));

const text = (value: string) => ({ S: value });

export const itemOf = ({ pk, sk, attributes, entries }: Row): Record<string, { S: string }> => ({
  pk: text(pk),
  sk: text(sk),
  ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, text(value)])),
  ...Object.fromEntries(
    entries.flatMap(({ index, partition, sort }) => [
      [`p${index}`, text(partition)],
      [`s${index}`, text(sort)],
    ]),
  ),
});

/** Where the query with this number begins. */
export const queryOf = (number: number): { readonly partition: string; readonly from: string } => ({
  partition: teamOf(number),
  // The last tenth of what there is would answer less than a page.
  from: Math.floor(scattered(number * 13) * 0.9)
    .toString(36)
    .padStart(7, '0'),
});

const key = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
];

const indexes = Array.from({ length: indexCount }, (_, index) => index);

/** One index, which is queried, has attributes besides its keys. */
export const projectedBy = (index: number): readonly string[] => (index === 0 ? shown : []);

export const createTableBody = {
  TableName: tableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', ...indexes.flatMap((index) => [`p${index}`, `s${index}`])].map(
    (AttributeName) => ({ AttributeName, AttributeType: 'S' }),
  ),
  KeySchema: key('pk', 'sk'),
  GlobalSecondaryIndexes: indexes.map((index) => ({
    IndexName: `index-${index}`,
    KeySchema: key(`p${index}`, `s${index}`),
    Projection:
      index === 0 ? { ProjectionType: 'INCLUDE', NonKeyAttributes: shown } : { ProjectionType: 'KEYS_ONLY' },
  })),
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
};

export const transactionBody = (transaction: number) => ({
  TransactItems: rowsOf(transaction).map((row) => ({
    Put: {
      TableName: tableName,
      Item: itemOf(row),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  })),
});

export const queryBody = (number: number) => {
  const { partition, from } = queryOf(number);
  return {
    TableName: tableName,
    IndexName: 'index-0',
    KeyConditionExpression: 'p0 = :partition AND s0 >= :from',
    ExpressionAttributeValues: { ':partition': text(partition), ':from': text(from) },
    Limit: pageSize,
  };
};

/** Fills the table: 25 items at once are quicker than transactions. */
export const fillBody = (batch: number, items: number) => ({
  RequestItems: {
    [tableName]: Array.from({ length: Math.ceil(items / itemsOfTransaction) }, (_, at) => at)
      .flatMap((at) => rowsOf(batch * 6 + at))
      .map((row) => ({ PutRequest: { Item: itemOf(row) } })),
  },
});
