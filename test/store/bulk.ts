import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { completeContact } from '#core/attribute/complete-contact.ts';
import type { Contact, ContactDraft } from '#core/attribute/contact.schema.ts';
import { composeContact } from '#core/contact/compose-contact.ts';
import { toContactItem } from '#core/contact/contact.item.ts';
import { addToCount, type Counter } from '#core/count/count.item.ts';
import { newId } from '#core/id.ts';
import type { Item } from '#core/table/item.ts';
import { type Table, transact } from '#core/table/table.ts';
import { getTeam } from '#core/team/team.ts';

export const via = { updated_by: 'tok_test', via: 'api' as const };

/** Every attribute filled, as in Talkturo's documented request and beyond. */
export const fullDraft = {
  company_id: 'comp_01j00000000000000000000000',
  first_name: 'Sarah',
  last_name: 'Chen',
  email: 'sarah.chen@example.com',
  phone: '+14155551234',
  job_title: 'VP of Engineering',
  lead_status: 'new',
  source: 'trade-show',
  timezone: 'America/Los_Angeles',
  tags: ['enterprise', 'warm-lead'],
  custom_fields: { company_size: '500-1000', interest: 'outbound-automation' },
  notes: 'Met at the trade show; asked for a call in spring.',
} satisfies ContactDraft;

export const putItems = async (table: Table, items: readonly Item[]): Promise<void> => {
  const queue = [...items];
  const lanes = Array.from({ length: 4 }, async () => {
    for (let some = queue.splice(0, 25); some.length > 0; some = queue.splice(0, 25)) {
      const puts = some.map((Item) => ({ PutRequest: { Item } }));
      await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }));
    }
  });
  await Promise.all(lanes);
};

/** Contacts made from drafts at the given time, as they are stored; written by whoever asks for them. */
export const contactsOf = async (
  table: Table,
  teamId: string,
  drafts: readonly ContactDraft[],
  { at = new Date(), deletedAt = null }: { at?: Date; deletedAt?: Date | null } = {},
): Promise<Contact[]> => {
  const { settings } = await getTeam(table, teamId);
  return drafts.map((draft) =>
    completeContact({
      ...composeContact(draft, settings).values,
      id: newId('cont'),
      team_id: teamId,
      created_at: at.toISOString(),
      updated_at: at.toISOString(),
      deleted_at: deletedAt?.toISOString() ?? null,
    }),
  );
};

/** Live contacts with their counter, but without claims: what a list reads. */
export const fillTeam = async (table: Table, teamId: string, count: number): Promise<void> => {
  const drafts = Array.from({ length: count }, (_, index) => ({
    ...fullDraft,
    email: `sarah.chen${index}@example.com`,
    phone: `+1415555${String(index).padStart(4, '0')}`,
  }));
  const contacts = await contactsOf(table, teamId, drafts);
  await putItems(
    table,
    contacts.map((contact) => toContactItem(contact, via)),
  );
  await addCount(table, teamId, 'contact', count);
};

export const addCount = (table: Table, teamId: string, counter: Counter, by: number): Promise<void> =>
  transact(table, [addToCount(teamId, counter, by)]);
