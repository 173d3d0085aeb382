import { wholeTeam } from '../access/scope.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { changeCatalogue } from '../catalogue/catalogue.ts';
import type { RuleAnswer, RuleChange, RuleCreate, TagRule } from '../catalogue/rule.schema.ts';
import { namedIn } from '../condition/choice.ts';
import { resolveFilter, filterFaults as unknownFaults } from '../condition/resolve-filter.ts';
import { type Fault, failure, notFound, refuseFaults } from '../error.ts';
import type { ContactFilter } from '../filter/contact-filter.schema.ts';
import { linkFaults, linkKeys } from '../link/links.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { pageOfAll } from '../list/page-of-all.ts';
import { isOptOutTag } from '../suppression/opt-out.ts';
import { batchGet, type Table } from '../table/table.ts';
import { findTagRecords, tagIdOf, type Written } from '../tag/tag.item.ts';
import { createTag } from '../tag/tag.ts';
import type { Team } from '../team/team.schema.ts';
import { fieldFaults } from './rule-filter.ts';

const mostRules = 50;
/** Most bytes of all rules as JSON: they are read with every contact that is written. */
const mostRuleBytes = 60_000;

interface RuleWriting extends Written {
  team: Team;
}

export const describeRule = (teamId: string, { filter, ...rule }: TagRule): RuleAnswer => ({
  ...rule,
  team_id: teamId,
  tag_id: tagIdOf(teamId, rule.tag),
  filter,
});

const requireRoom = (rules: readonly TagRule[]): void => {
  if (rules.length <= mostRules && Buffer.byteLength(JSON.stringify(rules)) <= mostRuleBytes) return;
  throw failure(
    'invalid',
    'rules_too_many',
    `A team has at most ${mostRules} rules for tags, and they take at most ${mostRuleBytes / 1_000} KB.`,
  );
};

/** Finds what a filter asks for that the team does not have. */
const filterFaults = async (
  table: Table,
  { id, settings }: Team,
  filter: ContactFilter,
): Promise<Fault[]> => {
  const links = (['company_id', 'owner_id'] as const).flatMap((name) =>
    namedIn(filter[name] ?? []).map((value) => ({ [name]: value })),
  );
  const keys = new Map(links.flatMap((link) => linkKeys(id, link)).map((key) => [key.pk, key]));
  const found = new Map((await batchGet(table, [...keys.values()])).map((item) => [item.pk, item]));
  const faults = [
    ...links.flatMap((link) => linkFaults(id, link, found)),
    ...fieldFaults({ scope: wholeTeam(id), filter, settings, catalogue: await findCatalogue(table, id) }),
  ];
  const unknown = await unknownFaults(table, filter, { teamId: id, settings });
  return [...faults.map((fault) => ({ ...fault, param: `filter.${fault.param}` })), ...unknown];
};

const systemFault: Fault = {
  param: 'tag',
  code: 'system_tag',
  message: 'DNC says that a contact has opted out, which no rule decides.',
};

/**
 * Checks a rule, and answers its tag as the team spells it; a new tag is created.
 * @throws CallbookError `system_tag`, `tag_busy`, every fault of the filter
 */
const soundRule = async (
  table: Table,
  { team, via, now }: RuleWriting,
  { tag, filter: given }: { tag: string | undefined; filter: ContactFilter | undefined },
): Promise<{ tag?: string; filter?: ContactFilter }> => {
  refuseFaults([
    ...(tag !== undefined && isOptOutTag(tag) ? [systemFault] : []),
    ...(given ? await filterFaults(table, team, given) : []),
  ]);
  const asked = { teamId: team.id, settings: team.settings, kind: 'invalid' } as const;
  const filter = given && (await resolveFilter(table, given, asked));
  const scope = wholeTeam(team.id);
  if (tag === undefined) return { ...(filter && { filter }) };
  await createTag(table, { scope, name: tag, via, now });
  const id = tagIdOf(team.id, tag);
  const record = (await findTagRecords(table, team.id, [id])).get(id);
  if (record?.moving_to === null)
    throw failure('conflict', 'tag_busy', `The tag "${record.name}" is being deleted.`, 'tag');
  return { tag: record?.moving_to ?? record?.name ?? tag.trim(), ...(filter && { filter }) };
};

export const listRules = async (table: Table, teamId: string): Promise<readonly TagRule[]> =>
  (await findCatalogue(table, teamId)).rules;

/** Lists a page of the rules, oldest first. */
export const rulesPage = async (table: Table, teamId: string, page: PageRequest): Promise<Page<TagRule>> =>
  pageOfAll(
    table,
    {
      teamId,
      query: { kind: 'tag_rule' },
      records: await listRules(table, teamId),
      positionOf: ({ created_at, id }) => `${created_at}#${id}`,
      descending: false,
    },
    page,
  );

/** @throws CallbookError `rule_not_found` */
export const getRule = async (table: Table, teamId: string, ruleId: string): Promise<TagRule> => {
  const rule = (await listRules(table, teamId)).find(({ id }) => id === ruleId);
  if (!rule) throw notFound('rule');
  return rule;
};

/**
 * Creates a rule, or answers the one that was created under the same id.
 * @throws CallbookError `system_tag`, `tag_busy`, `rules_too_many`, every fault of the filter
 */
export const createRule = async (
  table: Table,
  writing: RuleWriting,
  { id, draft }: { id: string; draft: Pick<RuleCreate, 'tag' | 'filter' | 'enabled'> },
): Promise<TagRule> => {
  const { team, via, now } = writing;
  const at = now.toISOString();
  const { tag = draft.tag, filter = draft.filter } = await soundRule(table, writing, draft);
  const { enabled } = draft;
  const rule: TagRule = { id, tag, filter, enabled, created_at: at, updated_at: at };
  const { rules } = await changeCatalogue(table, { teamId: team.id, via, now }, (seen) => {
    if (seen.rules.some((one) => one.id === id)) return seen;
    const all = [...seen.rules, rule];
    requireRoom(all);
    return { ...seen, rules: all };
  });
  return rules.find((one) => one.id === id) ?? rule;
};

/**
 * Changes what is given of a rule. Tags that contacts got by it stay.
 * @throws CallbookError `rule_not_found`, and as `createRule`
 */
export const updateRule = async (
  table: Table,
  writing: RuleWriting,
  { ruleId, change }: { ruleId: string; change: Omit<RuleChange, 'team_id'> },
): Promise<TagRule> => {
  const { team, via, now } = writing;
  await getRule(table, team.id, ruleId);
  const { enabled } = change;
  const sound = await soundRule(table, writing, { tag: change.tag, filter: change.filter });
  const values = { ...sound, ...(enabled !== undefined && { enabled }) };
  const { rules } = await changeCatalogue(table, { teamId: team.id, via, now }, (seen) => {
    if (!seen.rules.some(({ id }) => id === ruleId)) throw notFound('rule');
    const all = seen.rules.map((rule) =>
      rule.id === ruleId ? { ...rule, ...values, updated_at: now.toISOString() } : rule,
    );
    requireRoom(all);
    return { ...seen, rules: all };
  });
  const changed = rules.find(({ id }) => id === ruleId);
  if (!changed) throw notFound('rule');
  return changed;
};

/** @throws CallbookError `rule_not_found` */
export const removeRule = async (
  table: Table,
  { team, via, now }: RuleWriting,
  ruleId: string,
): Promise<TagRule> => {
  const rule = await getRule(table, team.id, ruleId);
  await changeCatalogue(table, { teamId: team.id, via, now }, (seen) => ({
    ...seen,
    rules: seen.rules.filter(({ id }) => id !== ruleId),
  }));
  return rule;
};
