import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { completeContact } from '#core/attribute/complete-contact.ts';
import { callIdOf, callKeys, dueCallsPk, waitingPartition } from '#core/call/call.item.ts';
import { calledKeys } from '#core/call/called.item.ts';
import { membershipPartition } from '#core/campaign/campaign.item.ts';
import { claimKeys } from '#core/claim/claim.item.ts';
import { companyKeys } from '#core/company/company.item.ts';
import { newCompany } from '#core/company/company.ts';
import { removalsDuePk } from '#core/company-removal/removal.item.ts';
import { contactKeys } from '#core/contact/contact.item.ts';
import { deliveryKeys } from '#core/delivery/delivery.item.ts';
import { dropKeys } from '#core/drop/drop.item.ts';
import { pairKeys, pairPartition } from '#core/duplicate/pair.item.ts';
import { facetKeys } from '#core/facet/facet.item.ts';
import { feedKeys, stockDuePk } from '#core/feed/feed.item.ts';
import { signedHeadKeys } from '#core/feed/signed-head.item.ts';
import { figureKeys } from '#core/figure/day-figure.item.ts';
import { recountDuePk, recountKey } from '#core/health/recount.item.ts';
import { stageKey } from '#core/health/stage.item.ts';
import { newId } from '#core/id.ts';
import { idempotencyKeys } from '#core/idempotency/idempotency.item.ts';
import { dueImportsPk } from '#core/import/import.item.ts';
import { turnKeys } from '#core/import/turn.item.ts';
import { keysOf, type Listed, type ListedNoun } from '#core/list/listed-noun.ts';
import { projectedKeys } from '#core/projection/projected.item.ts';
import { rateKeys } from '#core/rate/rate.item.ts';
import { dueScansPk, scanKeys } from '#core/scan/scan.item.ts';
import { sharedKeys } from '#core/scan/shared.item.ts';
import { knownKey } from '#core/schedule/known.item.ts';
import { runKeys } from '#core/schedule/run.item.ts';
import { searchAttributes } from '#core/search/search-entry.item.ts';
import { suppressionKeys } from '#core/suppression/suppression.item.ts';
import { tableDefinition } from '#core/table/table.schema.ts';
import { dueTagsPk, tagIdOf, tagKeys } from '#core/tag/tag.item.ts';
import { teamKeys } from '#core/team/team.item.ts';
import { timelineKeys } from '#core/timeline/timeline.item.ts';
import { dueTokensPk, tokenKeys } from '#core/token/token.item.ts';
import { dueWebhooksPk } from '#core/webhook/health.item.ts';
import { webhookKeys } from '#core/webhook/webhook.item.ts';
import { writerKeys } from '#core/writer/writer.item.ts';

const team = newId('team');
const contact = completeContact({
  id: newId('cont'),
  team_id: team,
  company_id: newId('comp'),
  name: 'Ada',
  phone: '+14155550100',
  email: 'ada@example.com',
});

const files = globSync('packages/core/**/*.ts').filter((file) =>
  readFileSync(file, 'utf8').includes(': ListedNoun<'),
);
const items = await Promise.all(files.map((file) => import(resolve(file))));
const isListed = (value: unknown): value is ListedNoun<Listed> =>
  typeof value === 'object' && value !== null && 'toRecord' in value && 'sk' in value;
const listedNouns = items.flatMap((module) => Object.values(module).filter(isListed));

/** One key of every kind that a team has. */
const teamPartitions = [
  ...listedNouns.map((noun) => keysOf(noun).primary(team, '<id>').pk),
  teamKeys.primary(team).pk,
  tokenKeys.primary(team, 'hash').pk,
  tokenKeys.byId(team, newId('tok')).pk,
  contactKeys.primary(team, contact.id).pk,
  callKeys.primary(team, callIdOf(team, 'twilio', 'CA1')).pk,
  calledKeys.call(team, '+14155550100', newId('call')).pk,
  pairKeys.primary(team, [contact.id, 'other']).pk,
  scanKeys.primary(team).pk,
  sharedKeys.primary(team, { kind: 'phone', value: '+14155550100' }).pk,
  turnKeys.primary(team, 'TEAM').pk,
  turnKeys.undoing(team, newId('job')).pk,
  turnKeys.writing(team, newId('imp')).pk,
  writerKeys.primary(team, newId('job')).pk,
  facetKeys.partition(team, 'lead_status'),
  facetKeys.partition(team, 'campaign'),
  feedKeys.head(team).pk,
  signedHeadKeys.partition(team),
  runKeys.ofTeam(team, 'purge-trash'),
  figureKeys.partition(team),
  recountKey(team).pk,
  projectedKeys.primary(team, contact.id).pk,
  tagKeys.primary(team, tagIdOf(team, 'vip')).pk,
  webhookKeys.primary(team, newId('hook')).pk,
  webhookKeys.list(team).pk,
  suppressionKeys.primary(team, 'supp_hash').pk,
  rateKeys.primary({ teamId: team, caller: newId('tok'), minute: 1 }).pk,
  idempotencyKeys.primary({ teamId: team, caller: newId('tok'), key: 'key' }).pk,
  ...(
    ['phone', 'email', 'external_id', 'name', 'company', 'department', 'subject', 'member_email'] as const
  ).map((kind) => claimKeys.primary(team, { kind, value: 'TEAM' }).pk),
];

const company = newCompany(team, { name: 'Acme' }, { id: newId('comp'), by: 'tok_1', now: new Date() });

const indexPartitions = [
  waitingPartition(team)(0),
  pairPartition(team)(0),
  membershipPartition(team, newId('camp'))(0),
  timelineKeys.byTeam(team, 'cont_1', { kind: 'import', sk: 'TIMELINE#now#1' }).byTeamPk,
  suppressionKeys.byTeam(team, { id: 'supp_hash', created_at: 'now' }).byTeamPk,
  companyKeys.byTeam(company).byTeamPk,
  companyKeys.byName(company).byNamePk,
  contactKeys.byTeam(contact).byTeamPk,
  contactKeys.byTeam({ ...contact, deleted_at: '2026-01-01T00:00:00Z' }).byTeamPk,
  ...[
    contactKeys.byCompany(contact),
    contactKeys.byName(contact),
    contactKeys.byUpdated(contact),
    ...searchAttributes(contact),
  ].flatMap((keys) =>
    Object.entries(keys).flatMap(([name, value]) => (name.endsWith('Pk') ? [String(value)] : [])),
  ),
];

test('the team leads every partition of what it owns', () => {
  for (const pk of [...teamPartitions, ...indexPartitions]) expect(pk).toMatch(new RegExp(`^T#${team}(#|$)`));
});

test('no two kinds of items share a partition', () => {
  const others = [
    dropKeys.pointer(newId('drop')).pk,
    runKeys.partition('purge-trash'),
    knownKey.pk,
    stageKey.pk,
    stockDuePk(0),
    recountDuePk(0),
    dueTokensPk,
    dueImportsPk,
    dueScansPk,
    removalsDuePk,
    dueTagsPk,
    dueWebhooksPk,
    dueCallsPk(0),
    deliveryKeys.duePartition(newId('hook')),
    contactKeys.byDue(contact, 'now').byDuePk,
  ];
  const all = [...teamPartitions, ...others];
  expect(new Set(all).size).toBe(all.length);
  for (const pk of others) expect(pk).toMatch(/^(SYSTEM|DUE)#/);
});

test('the page on the data model names every kind of key and every index', () => {
  const page = readFileSync('docs/data-model.md', 'utf8');
  const pattern = (pk: string) =>
    pk
      .replace(team, '<team>')
      .replace(/(cont|comp|imp|drop|tok|dept|memb|hook|call)_[0-9a-z]{26}/, '<id>')
      .split('#')
      .slice(0, 3)
      .join('#');
  const documented = [...page.matchAll(/`((?:T|SYSTEM|DUE)#[^`]*)`/g)].map(([, key = '']) =>
    key.replace(/<(contact|company|import|drop|token|department|member|webhook)>/, '<id>'),
  );
  for (const pk of teamPartitions) {
    const [prefix = ''] = pattern(pk).split('#').slice(2);
    const found = documented.some(
      (key) => key.split('#')[2] === prefix || (prefix === '' && key === 'T#<team>'),
    );
    expect(found, `${pattern(pk)} is not in docs/data-model.md`).toBe(true);
  }
  for (const { name } of tableDefinition.indexes) expect(page).toContain(`\`${name}\``);
});
