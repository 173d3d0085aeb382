import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { wholeTeam } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { distinctTags } from '../attribute/tags.ts';
import { contactIdOf, contactKeys, findStoredContacts } from '../contact/contact.item.ts';
import type { Writing } from '../contact/contact.ts';
import { matchContacts } from '../contact/match-contacts.ts';
import { rewriteContact } from '../contact/rewrite-contact.ts';
import type { ContactWork } from '../job/contact-work.ts';
import { inLanes } from '../lanes.ts';
import type { Table } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import { fold } from '../text/fold.ts';
import { untilWritten } from '../writer/writer.ts';
import { releaseTags } from './release-tags.ts';
import { renameInFilters } from './rename-in-filters.ts';
import type { MoveRequest } from './tag-request.schema.ts';

/** Finds the contacts that bear any of these tags, in the trash and in every department too. */
export const findBearers = async (
  table: Table,
  team: Pick<Team, 'id' | 'settings'>,
  names: readonly string[],
): Promise<string[]> => {
  const { settings } = team;
  const found = [false, true].map((deleted) => {
    const filter = { tags: [...names], tags_mode: 'any' as const, deleted };
    return matchContacts(table, { scope: wholeTeam(team.id), filter, settings }, 'created_at');
  });
  return [...new Set((await Promise.all(found)).flat().map(contactIdOf))];
};

/** Replaces the old tags of a contact by the new one, once. */
const retagged = <T extends Pick<Contact, 'tags'>>(contact: T, { names, to }: MoveRequest): T => {
  const keys = new Set(names.map(fold));
  if (!contact.tags.some((tag) => keys.has(fold(tag)))) return contact;
  const target = to === null ? undefined : fold(to);
  const tags = contact.tags.flatMap((tag) => {
    const key = fold(tag);
    return keys.has(key) || key === target ? (to ?? []) : [tag];
  });
  const changed = distinctTags(tags);
  return isDeepStrictEqual(changed, contact.tags) ? contact : { ...contact, tags: changed };
};

const pause = 1_000;
/** Most looks at what is left; all but the last find something only while others write. */
const mostLooks = 10;
const lanes = 8;
const chunkSize = 500;

const change = async (
  table: Table,
  writing: Writing,
  request: MoveRequest,
  { contactId, seen }: { contactId: string; seen: StoredContact | undefined },
): Promise<undefined> => {
  await rewriteContact(table, writing, {
    contactId,
    seen,
    change: (contact) => retagged(contact, request),
  });
};

/** Works on contacts that came in while the job ran; answers whether nothing is left. */
const sweep = async (table: Table, writing: Writing, request: MoveRequest): Promise<boolean> => {
  const { id } = writing.team;
  await untilWritten(table, id, request.at);
  for (let look = 1; look <= mostLooks; look++) {
    const ids = await findBearers(table, writing.team, request.names);
    let changed = 0;
    for (let from = 0; from < ids.length; from += chunkSize) {
      const keys = ids.slice(from, from + chunkSize).map((contactId) => contactKeys.primary(id, contactId));
      const read = await findStoredContacts(table, keys);
      // The index may still have what was merged a moment ago, and is not written any more.
      const left = read.filter((one) => one.merged_into === null && retagged(one, request) !== one);
      changed += left.length;
      await inLanes(left, lanes, (seen) => change(table, writing, request, { contactId: seen.id, seen }));
    }
    if (changed === 0) return true;
    await setTimeout(pause);
  }
  return false;
};

/** Makes the work of a job that takes tags from contacts, and gives them another instead. */
export const moveWork = (request: MoveRequest): ContactWork => ({
  find: (table, { team }) => findBearers(table, team, request.names),
  change: (table, writing, contactId, seen) => change(table, writing, request, { contactId, seen }),
  finish: async (table, writing) => {
    const { team, via } = writing;
    const teamId = team.id;
    const { names, to } = request;
    const now = new Date();
    // Rules and presets that came in while the job was at work.
    if (to !== null) await renameInFilters(table, { teamId, names, to, via, now });
    const complete = await sweep(table, writing, request);
    await releaseTags(table, { teamId, jobId: request.job_id, complete, via, now: new Date() });
  },
});
