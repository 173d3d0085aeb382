import { scopeOf } from '#core/access/scope.ts';
import { createActivity } from '#core/activity/activity.ts';
import type { ContactChange, ContactCreate } from '#core/attribute/contact.schema.ts';
import { toStoredContact } from '#core/attribute/contact-shape.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { recordConsent } from '#core/consent/consent.ts';
import { contactKeys } from '#core/contact/contact.item.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { newId } from '#core/id.ts';
import type { MergeRequest } from '#core/merge/merge.schema.ts';
import { type Merged, type Merging, mergeContacts } from '#core/merge/merge-contacts.ts';
import { type Unmerging, undoMerge } from '#core/merge/undo-merge.ts';
import type { Item } from '#core/table/item.ts';
import { getItem, type Table } from '#core/table/table.ts';
import type { Principal, SettingsChange } from '#core/team/team.schema.ts';
import { updateSettings } from '#core/team/team.ts';
import { scanTeam } from '#test/harness/claim-check.ts';
import { freshAdmin } from './job-run.ts';

type Asked = Pick<MergeRequest, 'primary_id' | 'duplicate_ids'> & Partial<MergeRequest>;

/** A fresh team whose contacts are merged, and how its admin does that. */
export class MergeTeam {
  readonly table: Table;
  principal: Principal;

  private constructor(table: Table, principal: Principal) {
    this.table = table;
    this.principal = principal;
  }

  static async fresh(table: Table, settings?: SettingsChange): Promise<MergeTeam> {
    const made = new MergeTeam(table, await freshAdmin(table));
    if (settings) await made.set(settings);
    return made;
  }

  get id(): string {
    return this.principal.team.id;
  }

  async set(change: SettingsChange): Promise<void> {
    const settings = await updateSettings(this.table, this.id, change, this.writing().via);
    this.principal = { ...this.principal, team: { ...this.principal.team, settings } };
  }

  writing() {
    return {
      team: this.principal.team,
      scope: scopeOf(this.principal),
      via: { updated_by: this.principal.id, via: 'api' as const },
      now: new Date(),
    };
  }

  async create(draft: ContactCreate): Promise<string> {
    return (await createContact(this.table, { ...this.writing(), draft })).contact.id;
  }

  change(contactId: string, change: ContactChange, table = this.table) {
    return updateContact(table, { ...this.writing(), contactId, change });
  }

  async note(contactId: string, text: string): Promise<string> {
    const draft = { kind: 'note' as const, text };
    const asked = { ...this.writing(), contactId, draft, id: newId('act') };
    return (await createActivity(this.table, asked)).id;
  }

  consent(contactId: string, status: 'granted' | 'withdrawn', at: string) {
    const given = {
      purpose: 'calls',
      status,
      basis: 'consent' as const,
      wording: 'May we call?',
      proof: 'form 7',
      at,
    };
    const { via, now } = this.writing();
    const asked = { teamId: this.id, contactId, given, years: 3, asked: now.getTime(), via, now };
    return recordConsent(this.table, asked);
  }

  merge(asked: Asked, more: Partial<Merging> = {}, table = this.table): Promise<Merged> {
    const request = { strategy: 'primary' as const, overrides: {}, dry_run: false, ...asked };
    const { via, ...writing } = this.writing();
    return mergeContacts(table, { ...writing, via: { ...via, via: 'merge' }, request, ...more });
  }

  undo(mergeId: string, more: Partial<Unmerging> = {}, table = this.table) {
    const { via, ...writing } = this.writing();
    return undoMerge(table, { ...writing, via: { ...via, via: 'merge' }, mergeId, ...more });
  }

  async stored(contactId: string): Promise<StoredContact> {
    const item = await getItem(this.table, contactKeys.primary(this.id, contactId));
    if (!item) throw new Error(`There is no ${contactId}.`);
    return toStoredContact(item);
  }

  items(): Promise<Item[]> {
    return scanTeam(this.table, this.id);
  }
}

/** What a merge and its undo may leave behind: records of them, versions, and what is kept about writes. */
const isLeft = ({ pk, sk }: Item): boolean =>
  /#(MERGE#|COUNT#|FEED|PROJECTED#|RATE#|IDEMPOTENCY#|JOB#|SUPPRESS#)/.test(`${pk}#`) ||
  sk.startsWith('TIMELINE#');

const passing = new Set([
  ...['updated_by', 'updated_at', 'via', 'byUpdatedPk', 'byUpdatedSk', 'version', 'moved', 'leaving'],
  ...['called', 'waiting', 'changes', 'byDuePk', 'byDueSk'],
]);

const without = (value: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(Object(value)).filter(([name]) => !passing.has(name)));

/** All items of a team that a merge and its undo must leave as they were, by their keys. */
export const stateOf = (items: readonly Item[]): Record<string, unknown> =>
  Object.fromEntries(
    items
      .filter((item) => !isLeft(item))
      .map((item): [string, unknown] => {
        const { shown, joined, sharers, ...rest } = without(item);
        const own = {
          ...rest,
          ...(shown !== undefined && { shown: without(shown) }),
          ...(joined !== undefined && { joined: without(joined) }),
        };
        return [`${item.pk} ${item.sk}`, { ...own, ...(Number(sharers ?? 0) > 0 && { sharers }) }];
      })
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
