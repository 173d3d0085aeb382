import type { Scope } from '../access/scope.ts';
import { failure, notFound } from '../error.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { pageOfAll } from '../list/page-of-all.ts';
import { isOptOutTag, optOutTag } from '../suppression/opt-out.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import { fold } from '../text/fold.ts';
import { keyText } from '../text/key-text.ts';
import { bornTag, findMeantTag, findShownTag } from './meant-tag.ts';
import { findRuledTags, type RuledTags } from './ruled-tags.ts';
import { isShown } from './shown-tag.ts';
import {
  allTagRecords,
  findTagRecords,
  newTagWrite,
  retireTagWrite,
  reviveTagWrite,
  type TagRecord,
  tagIdOf,
  type Written,
} from './tag.item.ts';
import type { Tag, TagKind, TagSort } from './tag.schema.ts';

const kindOf = ({ tag_key, name, kind }: TagRecord, ruled: RuledTags): TagKind => {
  if (isOptOutTag(name)) return 'system';
  return ruled.has(tag_key) ? 'auto' : kind;
};

/** Tells whether a caller sees counts: only who sees the whole team. */
const seesCounts = ({ departments }: Scope): boolean => departments === 'all';

/** Describes a tag as a caller may see it. */
export const describeTag = (
  record: TagRecord,
  { scope, ruled }: { scope: Scope; ruled: RuledTags },
): Tag => ({
  id: record.id,
  team_id: record.team_id,
  name: isOptOutTag(record.name) ? optOutTag : record.name,
  kind: kindOf(record, ruled),
  contact_count: seesCounts(scope) ? Math.max(0, record.n) : null,
  moving_to: record.moving_to ?? null,
  job_id: record.job_id ?? null,
  created_at: record.created_at === '' ? null : record.created_at,
  updated_at: record.updated_at ?? null,
});

/**
 * Reads the tag of an id, or what it was renamed to or merged into.
 * @throws CallbookError `tag_not_found`
 */
export const getTag = async (table: Table, scope: Scope, tagId: string): Promise<Tag> => {
  const { teamId } = scope;
  const [record, ruled] = await Promise.all([
    findMeantTag(table, teamId, tagId),
    findRuledTags(table, teamId),
  ]);
  if (!record) throw notFound('tag');
  return describeTag(record, { scope, ruled });
};

export interface TagListing extends PageRequest {
  /** The beginning of the name. */
  search?: string | undefined;
  kind?: TagKind | undefined;
  /** Whether no contact bears it. */
  unused?: boolean | undefined;
  sort: TagSort;
}

const requireCounts = (scope: Scope, { unused, sort }: TagListing): void => {
  if (seesCounts(scope) || (unused === undefined && !sort.endsWith('contact_count'))) return;
  const param = unused === undefined ? 'sort' : 'unused';
  throw failure(
    'forbidden',
    'counts_forbidden',
    'Only who sees the whole team sees how often a tag is used.',
    param,
  );
};

const digits = 12;

/** Sort keys of lists of tags. */
const tagOrder = {
  name: ({ tag_key, id }: TagRecord) => `${keyText(tag_key)}#${id}`,
  contact_count: (record: TagRecord) =>
    `${String(Math.max(0, record.n)).padStart(digits, '0')}#${tagOrder.name(record)}`,
};

const shownTags = async (table: Table, teamId: string): Promise<TagRecord[]> => {
  const records = await allTagRecords(table, teamId);
  const born = bornTag(teamId);
  return [...records.filter(isShown), ...(records.some(({ id }) => id === born.id) ? [] : [born])];
};

/**
 * Lists a page of the team's tags with exact counts. A team has some hundreds at most, so all are read.
 * @throws CallbookError `counts_forbidden`
 */
export const listTags = async (
  table: Table,
  scope: Scope,
  { search = '', kind, unused, sort, ...page }: TagListing,
): Promise<Page<Tag>> => {
  requireCounts(scope, { unused, sort, ...page });
  const { teamId } = scope;
  const [shown, ruled] = await Promise.all([shownTags(table, teamId), findRuledTags(table, teamId)]);
  const beginning = fold(search);
  const records = shown.filter(
    (record) =>
      record.tag_key.startsWith(beginning) &&
      (kind === undefined || kindOf(record, ruled) === kind) &&
      (unused === undefined || record.n <= 0 === unused),
  );
  const found = await pageOfAll(
    table,
    {
      teamId,
      query: { kind: 'tags', search: beginning, of: kind, unused, sort },
      records,
      positionOf: sort.endsWith('name') ? tagOrder.name : tagOrder.contact_count,
      descending: sort.startsWith('-'),
    },
    page,
  );
  return { ...found, records: found.records.map((record) => describeTag(record, { scope, ruled })) };
};

interface Creation extends Written {
  scope: Scope;
  name: string;
}

/** Creates a tag that nobody bears yet, or answers the equal one. */
export const createTag = (
  table: Table,
  { scope, name: given, ...written }: Creation,
): Promise<{ tag: Tag; created: boolean }> =>
  untilSettled(async () => {
    const { teamId } = scope;
    const name = given.trim();
    const id = tagIdOf(teamId, name);
    const [records, ruled] = await Promise.all([
      findTagRecords(table, teamId, [id]),
      findRuledTags(table, teamId),
    ]);
    const seen = records.get(id);
    const shown = findShownTag(teamId, records, id);
    if (shown && !seen?.retired_at) return { tag: describeTag(shown, { scope, ruled }), created: false };
    const write = seen ? reviveTagWrite(seen, { name }, written) : newTagWrite({ teamId, name }, written);
    if (!(await transacted(table, [write]))) return undefined;
    const record = (await findTagRecords(table, teamId, [id])).get(id);
    return record && { tag: describeTag(record, { scope, ruled }), created: true };
  });

/** Removes the tags that were made by hand and that no contact bears; answers them. */
export const removeUnusedTags = async (table: Table, scope: Scope, written: Written): Promise<Tag[]> => {
  const { teamId } = scope;
  const [shown, ruled] = await Promise.all([shownTags(table, teamId), findRuledTags(table, teamId)]);
  const unused = shown.filter(
    (record) => record.n <= 0 && record.job_id === undefined && kindOf(record, ruled) === 'manual',
  );
  const removed: Tag[] = [];
  for (const record of unused) {
    if (await transacted(table, [retireTagWrite(record, written, { unused: true })]))
      removed.push(describeTag(record, { scope, ruled }));
  }
  return removed;
};
