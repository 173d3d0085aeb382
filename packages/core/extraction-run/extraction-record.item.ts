import * as v from 'valibot';
import type { Item, Key } from '../table/item.ts';
import { getItem, type Query, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { put, putNew, stillAs, type Write } from '../table/write.ts';
import { roleSchema } from '../team/team.schema.ts';
import { extractionSchema } from './extraction-record.schema.ts';

/** What the sort keys of extractions begin with; they lie beside their contact, and go with it. */
const extractionMark = 'EXTRACTION#';

interface OneExtraction {
  teamId: string;
  contactId: string;
  extractionId: string;
}

export const extractionKeys = {
  primary: ({ teamId, contactId, extractionId }: OneExtraction): Key => ({
    pk: `T#${teamId}#C#${contactId}`,
    sk: `${extractionMark}${extractionId}`,
  }),
};

/** Who asked a model, and about what: it answers later, and what it says is set in their name. */
const askedSchema = v.object({
  part: v.string(),
  id: v.string(),
  role: roleSchema,
  departments: v.array(v.string()),
});

const storedSchema = v.object({
  ...extractionSchema.entries,
  department_id: v.nullable(v.string()),
  /** Hashes of what was told of its call. */
  parts: v.array(v.string()),
  asked: v.nullable(askedSchema),
  /** By which merges it came to its contact. */
  moved: v.optional(v.array(v.unknown())),
});
export type StoredExtraction = v.InferOutput<typeof storedSchema>;

const keyOf = ({ team_id, contact_id, id }: Pick<StoredExtraction, 'team_id' | 'contact_id' | 'id'>): Key =>
  extractionKeys.primary({ teamId: team_id, contactId: contact_id, extractionId: id });

/** Puts an extraction that is new, or still as `seen`. */
export const extractionWrite = (
  extraction: StoredExtraction,
  seen: StoredExtraction | undefined,
  { updated_by, via }: Via,
): Write => {
  const moved = seen?.moved && { moved: seen.moved };
  const item = { ...keyOf(extraction), ...extraction, ...moved, updated_by, via };
  return seen ? put(item, stillAs(seen)) : putNew(item);
};

export const toExtraction = (item: Item): StoredExtraction => v.parse(storedSchema, item);

export const findExtraction = async (
  table: Table,
  one: OneExtraction,
): Promise<StoredExtraction | undefined> => {
  const item = await getItem(table, extractionKeys.primary(one));
  return item && toExtraction(item);
};

/** The extractions of a contact, those of the latest calls first, from behind the one at `before` on. */
export const extractionsQuery = (teamId: string, contactId: string, before?: string): Query => ({
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
  ExpressionAttributeValues: {
    ':pk': `T#${teamId}#C#${contactId}`,
    ':from': extractionMark,
    ':to': before === undefined ? `${extractionMark}~` : `${extractionMark}${before}`,
  },
  ConsistentRead: true,
  ScanIndexForward: false,
});
