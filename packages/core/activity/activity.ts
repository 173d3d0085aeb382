import type { Scope } from '../access/scope.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { findAttached, sourcesOf } from '../contact/attached.ts';
import { contactKeys, unmerged } from '../contact/contact.item.ts';
import { getStoredContact } from '../contact/contact.ts';
import { requireSettled } from '../contact/settled.ts';
import { failure, notFound } from '../error.ts';
import { markWriter } from '../table/mark-writer.ts';
import { requireVersion } from '../table/require-version.ts';
import { untilSettled } from '../table/settle.ts';
import { type Table, transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { absent, check, drop, isThere, put, putNew, stillAs } from '../table/write.ts';
import type { Principal } from '../team/team.schema.ts';
import { activityKeys, type StoredActivity, toActivity, toActivityItem } from './activity.item.ts';
import type { Activity, ActivityChange, ActivityCreate } from './activity.schema.ts';

interface Written {
  scope: Scope;
  via: Via;
  now: Date;
}

export interface OneActivity {
  contactId: string;
  activityId: string;
}

interface Changing extends OneActivity, Written {
  principal: Principal;
  version?: number | undefined;
}

const shownOf = ({ department_id: _, moved: __, ...activity }: StoredActivity): Activity => activity;

/**
 * Adds an activity to a live contact, or answers what was added under the same id.
 * @throws CallbookError `contact_not_found`, `department_forbidden`
 */
export const createActivity = (
  table: Table,
  {
    contactId,
    draft,
    id,
    scope,
    via,
    now,
  }: Written & { contactId: string; draft: ActivityCreate; id: string },
): Promise<Activity> =>
  untilSettled(async () => {
    const contact = await getStoredContact(table, scope, contactId);
    const { team_id, department_id } = contact;
    const { kind, title = null, text = null, ends_at = null, url = null, external_id = null } = draft;
    const at = now.toISOString();
    const activity: StoredActivity = {
      ...{ id, team_id, contact_id: contactId, department_id, kind, at: draft.at ?? at },
      ...{ title, text, ends_at, url, external_id },
      ...{ created_by: via.updated_by, version: 1, created_at: at, updated_at: at },
    };
    const writes = [
      putNew(toActivityItem(activity, via)),
      check(contactKeys.primary(team_id, contactId), isThere, absent('removing'), unmerged),
    ];
    if (await transacted(table, writes)) return shownOf(activity);
    const known = await findActivity(table, contact, id);
    return known && shownOf(known);
  });

const findActivity = async (
  table: Table,
  contact: StoredContact,
  activityId: string,
): Promise<StoredActivity | undefined> => {
  const item = await findAttached(table, sourcesOf(contact), (id) =>
    activityKeys.primary(contact.team_id, id, activityId),
  );
  return item && toActivity(item);
};

interface Found {
  contact: StoredContact;
  activity: StoredActivity;
}

const read = async (table: Table, scope: Scope, { contactId, activityId }: OneActivity): Promise<Found> => {
  const contact = await getStoredContact(table, scope, contactId);
  const activity = await findActivity(table, contact, activityId);
  if (!activity) throw notFound('activity');
  return { contact, activity };
};

/** @throws CallbookError `contact_not_found`, `department_forbidden`, `activity_not_found` */
export const getActivity = async (table: Table, scope: Scope, one: OneActivity): Promise<Activity> =>
  shownOf((await read(table, scope, one)).activity);

const getWritable = async (table: Table, { principal, version, scope, ...one }: Changing) => {
  const { contact, activity: seen } = await read(table, scope, one);
  if (seen.created_by !== principal.id && principal.role !== 'admin')
    throw failure('forbidden', 'activity_forbidden', 'Only who wrote this and admins may change it.');
  requireVersion('activity', seen, version);
  // What a merge is about to move, it moves as it has read it.
  if (seen.contact_id !== contact.id) requireSettled([contact]);
  return seen;
};

/**
 * Changes an activity, which its author and admins may.
 * @throws CallbookError as `getActivity`, `activity_forbidden`, `version_mismatch`
 */
export const updateActivity = (
  table: Table,
  { change, ...request }: Changing & { change: ActivityChange },
): Promise<Activity> =>
  untilSettled(async () => {
    const seen = await getWritable(table, request);
    const { team_id: _, ...values } = change;
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    const next = { ...seen, ...given, version: seen.version + 1, updated_at: request.now.toISOString() };
    const write = put(toActivityItem(next, request.via), stillAs(seen));
    return (await transacted(table, [write])) ? shownOf(next) : undefined;
  });

/**
 * Removes an activity, which its author and admins may.
 * @throws CallbookError as `updateActivity`
 */
export const removeActivity = (table: Table, request: Changing): Promise<Activity> =>
  untilSettled(async () => {
    const seen = await getWritable(table, request);
    const key = activityKeys.primary(seen.team_id, seen.contact_id, seen.id);
    await markWriter(table, key, request.via);
    return (await transacted(table, [drop(key, stillAs(seen))])) ? shownOf(seen) : undefined;
  });
