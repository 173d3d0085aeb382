import { wholeTeam } from '#core/access/scope.ts';
import type { ContactCreate } from '#core/attribute/contact.schema.ts';
import type { CampaignState } from '#core/campaign/campaign.schema.ts';
import { createCampaign, updateCampaign } from '#core/campaign/campaign.ts';
import { addContact, getOpenCampaign } from '#core/campaign/contacts/add-contacts.ts';
import { isInForce, membershipsQuery, toMembership } from '#core/campaign/membership.item.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { CallbookError } from '#core/error.ts';
import { newId } from '#core/id.ts';
import { stageSecret } from '#core/secret/secret.item.ts';
import { queryAll, type Table } from '#core/table/table.ts';
import { getTeam } from '#core/team/team.ts';
import { freshTeam, meteredTable, privateTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

/** A team in a table of its own, with contacts and campaigns as tests ask for them. */
export const openCampaigns = async () => {
  const unmetered = await privateTable();
  const { table, meter } = meteredTable(unmetered.name);
  const { team_id, token } = await freshTeam(unmetered, { company: 'optional', phone: 'warn' });
  const team = await getTeam(unmetered, team_id);
  // The stage's secret is made once, and read once by each process.
  await stageSecret(table);
  let number = 0;

  const writing = () => ({ team, scope: wholeTeam(team.id), via, now: new Date() });

  const contactOf = async (values: ContactCreate = {}): Promise<string> => {
    const draft = { name: 'Ada', phone: `+1202555${String(1000 + number++)}`, ...values };
    return (await createContact(unmetered, { ...writing(), draft })).contact.id;
  };

  const to = (campaignId: string, ...states: CampaignState[]) =>
    states.reduce(async (before, state) => {
      await before;
      await updateCampaign(unmetered, { ...writing(), campaignId, change: { state } });
    }, Promise.resolve());

  const campaignOf = async (...states: CampaignState[]): Promise<string> => {
    const { id } = await createCampaign(unmetered, {
      ...writing(),
      draft: { name: 'Spring' },
      id: newId('camp'),
    });
    await to(id, ...states);
    return id;
  };

  const add = async (campaignId: string, contactId: string, on: Table = unmetered) => {
    const campaign = await getOpenCampaign(unmetered, writing(), campaignId);
    return addContact(on, { ...writing(), campaign }, contactId);
  };

  const memberships = async (contactId: string) => {
    const items = await queryAll(unmetered, membershipsQuery(team.id, contactId));
    return items.filter(isInForce).map(toMembership);
  };

  const codeOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'done',
      (error) => {
        if (!(error instanceof CallbookError)) throw error;
        return [error.code, error.faults[0].existing_id];
      },
    );

  return {
    unmetered,
    table,
    meter,
    team,
    token,
    writing,
    contactOf,
    to,
    campaignOf,
    add,
    memberships,
    codeOf,
  };
};
