import { contactIdOf, contactKeys, contactPartitions, findContactItems } from '../contact/contact.item.ts';
import type { Key } from '../table/item.ts';
import { shards } from '../table/shard.ts';
import { queryPages, type Table } from '../table/table.ts';

/** A live contact of a company, as the index tells. */
export interface CompanyContact extends Key {
  id: string;
  department_id: string | null;
}

const readShard = async (table: Table, pk: string, most: number): Promise<CompanyContact[]> => {
  const found: CompanyContact[] = [];
  const pages = queryPages(table, {
    IndexName: 'byCompany',
    KeyConditionExpression: 'byCompanyPk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ProjectionExpression: 'pk, sk, department_id',
    Limit: most,
  });
  for await (const page of pages) {
    for (const { pk, sk, department_id } of page) {
      const id = contactIdOf({ pk });
      found.push({ pk, sk, id, department_id: typeof department_id === 'string' ? department_id : null });
    }
    if (found.length >= most) break;
  }
  return found;
};

/** So many are read to see whether they are still there, which the index tells a moment late. */
const mostToVerify = 100;

/** The live contacts of a company, up to `most` of them. */
export const findCompanyContacts = async (
  table: Table,
  { teamId, companyId }: { teamId: string; companyId: string },
  most: number,
): Promise<CompanyContact[]> => {
  const partition = contactPartitions.company(teamId, companyId);
  const entries = (await Promise.all(shards.map((shard) => readShard(table, partition(shard), most)))).flat();
  if (entries.length === 0 || entries.length > mostToVerify) return entries.slice(0, most);
  const contacts = await findContactItems(
    table,
    entries.map(({ id }) => contactKeys.primary(teamId, id)),
    { consistent: true },
  );
  const there = new Set(
    contacts
      .filter(({ company_id, deleted_at }) => company_id === companyId && deleted_at === null)
      .map(({ id }) => id),
  );
  return entries.filter(({ id }) => there.has(id));
};
