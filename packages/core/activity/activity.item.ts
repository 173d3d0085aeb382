import * as v from 'valibot';
import type { Item, Key } from '../table/item.ts';
import type { Query } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { type Activity, activitySchema } from './activity.schema.ts';

/** What the sort keys of activities begin with; they lie beside their contact, and go with it. */
export const activityMark = 'ACTIVITY#';

type Kind = Activity['kind'];

const listOf = (teamId: string, contactId: string, kind: Kind): string =>
  `T#${teamId}#activity#${contactId}#${kind}`;

export const activityKeys = {
  primary: (teamId: string, contactId: string, activityId: string): Key => ({
    pk: `T#${teamId}#C#${contactId}`,
    sk: `${activityMark}${activityId}`,
  }),
  /** The activities of a kind of a contact, by when they happened. */
  byTeam: ({ team_id, contact_id, kind, at, id }: Activity) => ({
    byTeamPk: listOf(team_id, contact_id, kind),
    byTeamSk: `${at}#${id}`,
  }),
};

/** Text beyond this (bytes) stays out of the index that timelines read. */
const mostShown = 800;

/** The activity that is in an item, with the department of its contact when it was written. */
export interface StoredActivity extends Activity {
  department_id: string | null;
  /** By which merges it came to its contact. */
  moved?: readonly unknown[] | undefined;
}

/** Makes the item: what timelines show as one map, which `byTeam` projects, and a long text beside it. */
export const toActivityItem = ({ department_id, moved, ...activity }: StoredActivity, via: Via): Item => {
  const { team_id, contact_id, id, version, created_at, updated_at } = activity;
  const isLong = Buffer.byteLength(activity.text ?? '') > mostShown;
  const shown = isLong ? { ...activity, text: null, partial: true } : activity;
  return {
    ...activityKeys.primary(team_id, contact_id, id),
    ...{ id, version, created_at, updated_at, shown },
    ...(isLong && { text: activity.text }),
    ...(department_id !== null && { department_id }),
    ...(moved && { moved }),
    ...via,
    ...activityKeys.byTeam(activity),
  };
};

/** Tells whether an index entry tells less than its activity's item. */
export const isPartialActivity = (entry: Item): boolean => Object(entry.shown).partial === true;

/** The activity of an item, or as far as an index entry tells. */
export const toActivity = (item: Item): StoredActivity => ({
  ...v.parse(activitySchema, { ...Object(item.shown), ...(item.text !== undefined && { text: item.text }) }),
  department_id: typeof item.department_id === 'string' ? item.department_id : null,
  ...(Array.isArray(item.moved) && { moved: item.moved }),
});

/** Activities of a kind of a contact, the latest first. The index may be a moment behind. */
export const activitiesQuery = (
  teamId: string,
  { contactId, kind, before }: { contactId: string; kind: Kind; before?: string | undefined },
): Query => ({
  IndexName: 'byTeam',
  KeyConditionExpression: `byTeamPk = :pk${before === undefined ? '' : ' AND byTeamSk < :before'}`,
  ExpressionAttributeValues: {
    ':pk': listOf(teamId, contactId, kind),
    ...(before !== undefined && { ':before': before }),
  },
  ScanIndexForward: false,
});
