import { toStoredContact } from '#core/attribute/contact-shape.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { indexFields } from '#core/catalogue/field-index.ts';
import { undeclaredField } from '#core/catalogue/new-field.ts';
import { type Claim, type ClaimHolder, claimKeys, claimName } from '#core/claim/claim.item.ts';
import { companyKeys } from '#core/company/company.item.ts';
import type { ConsentRow } from '#core/consent/consent.schema.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { contactKeys, newContactWrites } from '#core/contact/contact.item.ts';
import { claimWrites, noClaims } from '#core/contact/contact-claims.ts';
import { nextVersion, planReplacement } from '#core/contact/plan-replacement.ts';
import { arrangeClaim, type ClaimState } from '#core/merge/arrange-claims.ts';
import type { Member } from '#core/merge/member.ts';
import type { MergeRequest } from '#core/merge/merge.schema.ts';
import { mergeIdOf } from '#core/merge/merge-id.ts';
import type { MergeRecord } from '#core/merge/merge-record.ts';
import { redirectWrites } from '#core/merge/merged-contact.ts';
import { isMovedBy, movedBack, movedItem } from '#core/merge/moved-item.ts';
import { type OpenPair, withPairs } from '#core/merge/open-pairs.ts';
import { type MergePlan, planMerge } from '#core/merge/plan-merge.ts';
import { planUnmerge, type UnmergeKnown, type UnmergePlan } from '#core/merge/plan-unmerge.ts';
import { noneSuppressed, type Suppressed, valueName, valuesOf } from '#core/suppression/suppressed-value.ts';
import type { Item } from '#core/table/item.ts';
import type { SettingsChange } from '#core/team/team.schema.ts';
import { MapTable } from '../map-table.ts';
import { teamId, writing } from '../plan-fixture.ts';

const sharing: SettingsChange = { phone: 'warn', email: 'warn', company: 'optional' };
const untagged = <T>(contact: T): T => contact;

/** The custom fields that there are. */
const fields = indexFields(
  ['size', 'seats'].map((name, at) => undeclaredField(name, at, '2025-01-01T00:00:00.000Z')),
);
const catalogue = { ...toCatalogue(teamId, undefined), fields };

/** The companies that contacts of these tests belong to, by partition key. */
const companies = new Map(
  ['comp_1', 'comp_2']
    .map((id): Item => ({ ...companyKeys.primary(teamId, id) }))
    .map((item) => [item.pk, item]),
);

/** What the service keeps about a write, and versions: no part of what a contact is. */
const bookkeeping = new Set(['updated_by', 'via', 'byUpdatedPk', 'byUpdatedSk']);

const comparable = (item: Item): Record<string, unknown> => {
  const { shown, called, sharers, moved, ...rest } = item;
  const { version: _, updated_at: __, ...values } = Object(shown);
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => !bookkeeping.has(name))),
    // That it was elsewhere for a while may stay.
    ...(Array.isArray(moved) && moved.length > 0 && { moved }),
    ...(shown !== undefined && { shown: values }),
    ...(called !== undefined && { called: Object(called).last }),
    // None, and none any more, are one.
    ...(typeof sharers === 'number' && sharers > 0 && { sharers }),
  };
};

/** A team of contacts with what is attached to them, in which contacts are merged and taken apart again. */
export class MergeWorld {
  readonly map = new MapTable();
  readonly records: MergeRecord[] = [];
  pairs: OpenPair[] = [];
  suppressed: Suppressed = noneSuppressed;
  readonly #times = new Map<string, number>();
  readonly #ids: string[] = [];
  #minutes = 0;

  writing() {
    const now = new Date(Date.UTC(2026, 5, 1, 12, this.#minutes++));
    return { ...writing(sharing), now, via: { updated_by: 'tok_1', via: 'merge' as const } };
  }

  add(contact: StoredContact): void {
    this.#ids.push(contact.id);
    const claims = claimsOf(contact);
    const state = claims.map((claim) => this.claimState(claim));
    const shared = claims.filter((_, at) => state[at]?.holder !== undefined);
    const free = claims.filter((claim) => !shared.includes(claim));
    const [own, ...entries] = newContactWrites(contact, { updated_by: 'tok_0', via: 'api' });
    if (own && 'put' in own)
      this.#run([{ ...own, put: { ...own.put, provenance: contact.provenance } }, ...entries]);
    this.#run(claimWrites(contact, { free, shared }));
    if (contact.do_not_call)
      this.suppressed = new Set([...this.suppressed, ...valuesOf(contact).map(valueName)]);
  }

  /** Attaches activities, consents and calls to a contact. */
  attach(id: string, items: readonly Item[]): void {
    for (const item of items) this.map.items.set(`${item.pk} ${item.sk}`, { ...item, contact_id: id });
  }

  #run(writes: Parameters<MapTable['carryOut']>[0]): void {
    if (!this.map.carryOut(writes)) throw new Error('A condition did not hold.');
  }

  #item(id: string): Item {
    const { pk, sk } = contactKeys.primary(teamId, id);
    const item = this.map.items.get(`${pk} ${sk}`);
    if (!item) throw new Error(`There is no ${id}.`);
    return item;
  }

  contact(id: string): StoredContact {
    return toStoredContact(this.#item(id));
  }

  /** The contact that one was merged into; undefined of one that is itself. */
  mergedInto(id: string): string | undefined {
    return Object(this.#item(id).shown).merged_into;
  }

  /** Whoever an id means. */
  home(id: string): string {
    return this.mergedInto(id) ?? id;
  }

  claimState(claim: Claim): ClaimState {
    const { pk, sk } = claimKeys.primary(teamId, claim);
    const { sk: share } = claimKeys.share(teamId, claim, '');
    const item = this.map.items.get(`${pk} ${sk}`);
    const holder =
      item &&
      ({
        holder: item.holder,
        ...(item.company_id !== undefined && { company_id: item.company_id }),
        ...(item.origin !== undefined && { origin: item.origin }),
      } as ClaimHolder);
    const sharers = this.ids().flatMap((id) => {
      const own = this.map.items.get(`${pk} ${share}${id}`);
      return own ? [{ id, company_id: own.company_id as string | undefined }] : [];
    });
    return { claim, holder, sharers };
  }

  claimStates(contacts: readonly StoredContact[]): ClaimState[] {
    const claims = contacts.flatMap(claimsOf);
    return [...new Map(claims.map((claim) => [claimName(claim), claim])).values()].map((claim) =>
      this.claimState(claim),
    );
  }

  attached(id: string): Item[] {
    return [...this.map.items.values()].filter((item) => item.contact_id === id);
  }

  member(id: string): Member {
    const items = this.attached(id);
    const of = (mark: string) => items.filter(({ sk }) => sk.startsWith(mark));
    return {
      contact: this.contact(id),
      consents: of('CONSENT#') as unknown as ConsentRow[],
      counts: { calls: of('CALL').length, activities: of('ACTIVITY#').length, memberships: 0 },
      memberships: [],
    };
  }

  ids(): readonly string[] {
    return this.#ids;
  }

  plan(asked: Pick<MergeRequest, 'primary_id' | 'duplicate_ids'> & Partial<MergeRequest>): MergePlan {
    const request = { strategy: 'primary' as const, overrides: {}, dry_run: false, ...asked };
    const members = [request.primary_id, ...request.duplicate_ids].map((id) => this.member(id));
    const contacts = members.map(({ contact }) => contact);
    const content = JSON.stringify(request);
    return planMerge(
      this.writing(),
      {
        id: mergeIdOf(request, teamId, this.#times.get(content) ?? 0),
        request,
        tagger: untagged,
      },
      {
        members,
        claims: this.claimStates(contacts),
        suppressed: this.suppressed,
        pairs: this.pairs,
      },
    );
  }

  #move(from: string, to: string, by: string): void {
    for (const item of this.attached(from)) {
      this.map.items.delete(`${item.pk} ${item.sk}`);
      const moved = movedItem(item, { from, to, by });
      this.map.items.set(`${moved.pk} ${moved.sk}`, moved);
    }
  }

  carryOut({ id, survivor, merged, claims, newConsents, redirects, pairs, record }: MergePlan): void {
    this.#run([...survivor.writes]);
    for (const { contact, writes } of merged) {
      this.#run([...writes]);
      this.#move(contact.id, survivor.contact.id, id);
    }
    this.#run(claims);
    this.#run(redirectWrites(teamId, redirects));
    this.attach(
      survivor.contact.id,
      newConsents.map((row) => ({
        pk: contactKeys.primary(teamId, survivor.contact.id).pk,
        sk: `CONSENT#${row.at}#${row.id}`,
        ...row,
      })),
    );
    this.pairs = withPairs(this.pairs, pairs);
    const names = survivor.suppressions?.suppress.map(valueName) ?? [];
    this.suppressed = new Set([...this.suppressed, ...names]);
    this.records.push(record);
  }

  /** Changes a contact as somebody else would, its claims included. */
  edit(id: string, change: Partial<StoredContact>): void {
    const seen = this.contact(id);
    const by = this.writing();
    const contact = nextVersion(seen, { ...seen, ...change }, by.now);
    this.#run(planReplacement(by, { seen, contact }, noClaims).writes);
    const wanted = new Set(claimsOf(contact).map(claimName));
    for (const state of this.claimStates([seen, contact])) {
      const owners = wanted.has(claimName(state.claim)) ? [contact] : [];
      this.#run(arrangeClaim(teamId, state, { members: new Set([id]), owners }));
    }
  }

  planUndo(record: MergeRecord, more: Pick<UnmergeKnown, 'isOutSince'> = {}): UnmergePlan {
    const merged = record.merged.map((id) => this.contact(id));
    const seen = this.contact(record.survivor);
    return planUnmerge(this.writing(), {
      record,
      survivor: seen,
      memberships: [],
      merged,
      claims: this.claimStates([seen, record.before, ...merged]),
      registry: new Map(),
      catalogue,
      found: companies,
      campaigns: new Set(),
      open: new Set(),
      ...more,
    });
  }

  undo(record: MergeRecord): UnmergePlan {
    const plan = this.planUndo(record);
    const { survivor, restored, claims, redirects, pairs, lift } = plan;
    this.#run([...survivor.writes]);
    for (const { writes } of restored) {
      this.#run([...writes]);
    }
    for (const item of this.attached(record.survivor)) {
      if (!isMovedBy(item, record.id)) continue;
      this.map.items.delete(`${item.pk} ${item.sk}`);
      const back = movedBack(item, record.survivor);
      this.map.items.set(`${back.pk} ${back.sk}`, back);
    }
    for (const item of this.attached(record.survivor))
      if (record.consents.some(({ id }) => id === item.id)) this.map.items.delete(`${item.pk} ${item.sk}`);
    this.#run(claims);
    this.#run(redirectWrites(teamId, redirects));
    this.pairs = withPairs(this.pairs, pairs);
    const gone = new Set(lift.map(valueName));
    this.suppressed = new Set([...this.suppressed].filter((name) => !gone.has(name)));
    this.records.splice(this.records.indexOf(record), 1);
    return plan;
  }

  /** All that there is, but for versions and what is kept about writes. */
  state() {
    const items = [...this.map.items.entries()].map(([place, item]) => [place, comparable(item)] as const);
    return {
      items: items.sort(([one], [other]) => (one < other ? -1 : 1)),
      pairs: this.pairs.map((pair) => pair.join(' ')).sort(),
      suppressed: [...this.suppressed].sort(),
    };
  }
}
