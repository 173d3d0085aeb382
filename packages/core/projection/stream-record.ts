import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as v from 'valibot';
import type { Item } from '../table/item.ts';

const image = v.optional(v.record(v.string(), v.unknown()));

/** A change of an item as the table's stream tells it; the same one has the same `eventID` whenever it comes again. */
const recordSchema = v.object({
  eventID: v.string(),
  dynamodb: v.object({
    Keys: v.object({ pk: v.object({ S: v.string() }), sk: v.object({ S: v.string() }) }),
    OldImage: image,
    NewImage: image,
    /** Seconds. */
    ApproximateCreationDateTime: v.number(),
  }),
});

/** A change of one item of a team. */
export interface Change {
  id: string;
  teamId: string;
  sk: string;
  /** ISO time. */
  at: string;
  before: Item | undefined;
  after: Item | undefined;
}

const itemOf = (stored: Record<string, unknown> | undefined): Item | undefined =>
  stored && (unmarshall(stored as Record<string, AttributeValue>) as Item);

/** @throws ValiError when it is no record of a team's item */
export const toChange = (record: unknown): Change => {
  const { eventID, dynamodb } = v.parse(recordSchema, record);
  const { pk, sk } = dynamodb.Keys;
  return {
    id: eventID,
    teamId: v.parse(v.pipe(v.string(), v.startsWith('team_')), pk.S.split('#')[1]),
    sk: sk.S,
    at: new Date(dynamodb.ApproximateCreationDateTime * 1_000).toISOString(),
    before: itemOf(dynamodb.OldImage),
    after: itemOf(dynamodb.NewImage),
  };
};
