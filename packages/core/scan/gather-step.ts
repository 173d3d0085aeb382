import type { Contact } from '../attribute/contact.schema.ts';
import { isPartial, toContact } from '../attribute/contact-shape.ts';
import type { Company } from '../company/company.schema.ts';
import { companiesOf } from '../contact/companies-of.ts';
import { contactIdOf, contactKeyOf, contactPartitions, findContactItems } from '../contact/contact.item.ts';
import type { Romanise } from '../duplicate/name-words.ts';
import { addJobProgress, getJob } from '../job/job.ts';
import type { Item } from '../table/item.ts';
import { shards } from '../table/shard.ts';
import { queryPages, type Table } from '../table/table.ts';
import { Gatherer } from './gather.ts';
import type { ScanStep } from './plan-step.ts';
import { readPlan } from './scan-plan.ts';
import { jobStore, scanFiles } from './scan-store.ts';
import { scanSubject } from './scan-subject.ts';

/** Companies that are remembered from page to page. */
const mostCompanies = 5_000;

/** The contacts of index entries; those that the index does not hold whole are read where custom fields are compared. */
const contactsOf = async (table: Table, entries: readonly Item[], isWhole: boolean): Promise<Contact[]> => {
  const bulky = isWhole ? [] : entries.filter(isPartial);
  if (bulky.length === 0) return entries.map(toContact);
  const read = new Map((await findContactItems(table, bulky.map(contactKeyOf))).map((one) => [one.id, one]));
  return entries.flatMap((entry) =>
    isPartial(entry) ? (read.get(contactIdOf(entry)) ?? []) : toContact(entry),
  );
};

/** Gathers the keys of one shard of a team's contacts; done once, it stands. */
export const gatherShard = async (step: ScanStep, shard: number, romanise: Romanise): Promise<void> => {
  const { table, files, teamId, jobId } = step;
  const store = jobStore(files, teamId, jobId);
  if (await store.find(scanFiles.keys(shard))) return;
  const { customFields, partitions } = await readPlan(store);
  const gatherer = new Gatherer({ shard, shards: shards.length, partitions }, { customFields, romanise });
  const pages = queryPages(table, {
    IndexName: 'byTeam',
    KeyConditionExpression: 'byTeamPk = :pk',
    ExpressionAttributeValues: { ':pk': contactPartitions.live(teamId)(shard) },
  });
  let companies = new Map<string, Company>();
  for await (const page of pages) {
    const contacts = await contactsOf(table, page, customFields.length === 0);
    const named = await companiesOf(table, contacts, companies);
    for (const contact of contacts) {
      const company = contact.company_id === null ? null : (named.get(contact.company_id)?.name ?? null);
      gatherer.add(scanSubject(contact, { company, customFields }));
    }
    companies = companies.size > mostCompanies ? named : new Map([...companies, ...named]);
  }
  await gatherer.leave(store);
  const job = await getJob(table, teamId, jobId);
  await addJobProgress(table, job, { done: gatherer.contacts, failed: 0 }, new Date());
};
