import { wholeTeam } from '../access/scope.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import type { TagRule } from '../catalogue/rule.schema.ts';
import { contactIdOf } from '../contact/contact.item.ts';
import { matchContacts } from '../contact/match-contacts.ts';
import { rewriteContact } from '../contact/rewrite-contact.ts';
import type { ContactWork } from '../job/contact-work.ts';
import { inLanes } from '../lanes.ts';
import { getRule, listRules } from '../rule/rule.ts';
import { type Tagger, taggerOf } from '../rule/tagger.ts';
import type { Table } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import { asWriter, untilWritten } from '../writer/writer.ts';
import type { ApplyRequest } from './tag-request.schema.ts';

/** Number of contacts that are tagged at a time. */
const lanes = 8;

/** Finds the contacts that match a rule and do not bear its tag yet. */
export const findUntagged = async (
  table: Table,
  { id, settings }: Pick<Team, 'id' | 'settings'>,
  { filter, tag }: TagRule,
): Promise<string[]> => {
  const scope = wholeTeam(id);
  const [matching, bearing] = await Promise.all(
    [filter, { tags: [tag] }].map((asked) =>
      matchContacts(table, { scope, filter: asked, settings, kept: true }, 'created_at'),
    ),
  );
  const borne = new Set(bearing?.map(({ pk }) => pk));
  return (matching ?? []).filter(({ pk }) => !borne.has(pk)).map(contactIdOf);
};

/** Makes the work of a job that tags what matches a rule; later matches get the tag when they are written. */
export const ruleWork = ({ rule_id }: ApplyRequest): ContactWork => {
  let tagger: Promise<Tagger> | undefined;
  const readTagger = async (table: Table, team: Team) => taggerOf(team, await findCatalogue(table, team.id));
  const change: ContactWork['change'] = async (table, writing, contactId, seen) => {
    // All rules apply, as they are now, as with any other change of the contact.
    tagger ??= readTagger(table, writing.team);
    const tagged = await tagger;
    await rewriteContact(table, writing, {
      contactId,
      seen,
      change: (contact) => (contact.deleted_at === null ? tagged(contact) : contact),
    });
  };
  return {
    find: async (table, { team }) => findUntagged(table, team, await getRule(table, team.id, rule_id)),
    change,
    // Contacts may have been written meanwhile by runs that did not know the rule yet.
    finish: async (table, writing) => {
      const { team } = writing;
      const rule = (await listRules(table, team.id)).find(({ id }) => id === rule_id);
      if (!rule) return;
      await untilWritten(table, team.id, rule.updated_at);
      const ids = await findUntagged(table, team, rule);
      await asWriter(table, team.id, `${rule_id}#late`, async () => {
        tagger = readTagger(table, team);
        await inLanes(ids, lanes, async (contactId) => {
          await change(table, writing, contactId, undefined);
        });
      });
    },
  };
};
