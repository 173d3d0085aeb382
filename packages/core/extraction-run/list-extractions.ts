import type { Scope } from '../access/scope.ts';
import { findAttached, isSettled, sourcesOf } from '../contact/attached.ts';
import { getStoredContact } from '../contact/contact.ts';
import { notFound } from '../error.ts';
import { readCursor, writeCursor } from '../list/cursor.ts';
import type { Table } from '../table/table.ts';
import { extractionKeys, extractionsQuery, findExtraction, toExtraction } from './extraction-record.item.ts';
import type { Extraction } from './extraction-record.schema.ts';
import { listOfContact } from './list-of-contact.ts';
import { visibleExtraction } from './visible-extraction.ts';

/**
 * A page of what calls said of a contact, the latest calls first.
 * @throws CallbookError `contact_not_found`, `department_forbidden`, `cursor_invalid`
 */
export const listExtractions = async (
  table: Table,
  scope: Scope,
  { contactId, limit, cursor }: { contactId: string; limit: number; cursor?: string | undefined },
): Promise<{ extractions: Extraction[]; next_cursor: string | null }> => {
  const of = { list: 'extractions', contactId };
  const before = cursor === undefined ? undefined : await readCursor(table, scope.teamId, of, cursor);
  const queryOf = (id: string) => ({ ...extractionsQuery(scope.teamId, id, before), Limit: limit + 2 });
  const found = await listOfContact(table, scope, { contactId, limit: limit + 2, queryOf });
  const items = found.filter(({ sk }) => before === undefined || !sk.endsWith(before));
  const extractions = items.slice(0, limit).map(toExtraction);
  const last = items.length > limit ? extractions.at(-1) : undefined;
  return {
    extractions: extractions.map((one) => visibleExtraction(scope, one)),
    next_cursor: last ? await writeCursor(table, scope.teamId, of, last.id) : null,
  };
};

/** @throws CallbookError `contact_not_found`, `department_forbidden`, `extraction_not_found` */
export const getExtraction = async (
  table: Table,
  scope: Scope,
  { contactId, extractionId }: { contactId: string; extractionId: string },
): Promise<Extraction> => {
  const [contact, own] = await Promise.all([
    getStoredContact(table, scope, contactId),
    findExtraction(table, { teamId: scope.teamId, contactId, extractionId }),
  ]);
  if (own && isSettled(contact)) return visibleExtraction(scope, own);
  const item = await findAttached(table, isSettled(contact) ? [] : sourcesOf(contact), (id) =>
    extractionKeys.primary({ teamId: scope.teamId, contactId: id, extractionId }),
  );
  if (!item) throw notFound('extraction');
  return visibleExtraction(scope, toExtraction(item));
};
