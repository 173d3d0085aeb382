import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContactChange, ContactCreate } from '#core/attribute/contact.schema.ts';
import { toStoredContact } from '#core/attribute/contact-shape.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { findHolders } from '#core/claim/claim.item.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { readClaimChange } from '#core/contact/contact-claims.ts';
import { readSuppressions, suppressionWrites } from '#core/contact/contact-suppressions.ts';
import { optOutOthers } from '#core/contact/opt-out-others.ts';
import type { Plan } from '#core/contact/plan.ts';
import { planChange, reviseContact } from '#core/contact/plan-change.ts';
import { composeDraft, newcomerOf, planCreate } from '#core/contact/plan-create.ts';
import { deletedContact, nextVersion, planReplacement } from '#core/contact/plan-replacement.ts';
import { revivedContact } from '#core/contact/plan-restore.ts';
import { keptOptOut } from '#core/suppression/opt-out.ts';
import { phoneValue, type SuppressedValue, valueName, valuesOf } from '#core/suppression/suppressed-value.ts';
import { sealOf, suppressionKeysOf, suppressWrite } from '#core/suppression/suppression.item.ts';
import type { SettingsChange } from '#core/team/team.schema.ts';
import { decideUndo } from '#core/undo/decide-undo.ts';
import { findMarks, newMark } from '#core/undo/mark.item.ts';
import { obstaclesOf, planUndo } from '#core/undo/plan-undo.ts';
import { MapTable } from './map-table.ts';
import { stored, teamId, writing } from './plan-fixture.ts';

const known = { found: new Map(), catalogue: toCatalogue(teamId, undefined), registry: new Map() };
const deedId = 'imp_1';

type Step =
  | { kind: 'create'; draft: ContactCreate }
  | { kind: 'change' | 'row'; change: ContactChange }
  | { kind: 'trash' | 'restore' | 'remove' | 'undo' | 'retag' }
  | { kind: 'list'; phone: string };

const phones = ['+12025550100', '+12025550101', '+5511987654321', '+551187654321'] as const;
const phone = fc.constantFrom(...phones);
const email = fc.constantFrom('a@x.org', 'A@X.org', 'b@x.org');
const perhaps = <T>(one: fc.Arbitrary<T>, freq = 2) => fc.option(one, { nil: undefined, freq });
const values = fc
  .record({
    phone: perhaps(fc.option(phone)),
    phone_extension: perhaps(fc.constantFrom('1', '2'), 3),
    phone_secondary: perhaps(fc.option(phone), 3),
    email: perhaps(fc.option(email)),
    do_not_call: perhaps(fc.boolean(), 3),
    lead_status: perhaps(fc.constantFrom('new', 'contacted', 'do_not_contact'), 3),
    tags: perhaps(fc.constantFrom<string[]>([], ['VIP'], ['DNC']), 3),
  })
  .map((one) =>
    Object.fromEntries(
      Object.entries(one).filter(
        ([name, value]) => value !== undefined && (name !== 'phone_extension' || one.phone),
      ),
    ),
  );
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: values.map((draft) => ({ kind: 'create' as const, draft: { name: 'Ann', ...draft } })),
  },
  { weight: 5, arbitrary: values.map((change) => ({ kind: 'change' as const, change })) },
  { weight: 3, arbitrary: values.map((change) => ({ kind: 'row' as const, change })) },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom('trash', 'restore', 'remove', 'undo', 'retag')
      .map((kind) => ({ kind }) as const),
  },
  { weight: 1, arbitrary: phone.map((one) => ({ kind: 'list' as const, phone: one })) },
);
const policy = fc.constantFrom('unique', 'warn', 'off');
const policies = fc.record({ phone: policy, email: policy, company: fc.constant('optional' as const) });
const which = fc.nat({ max: 20 });

/** What is written beside a plan that is carried out. */
interface Intent {
  plan: Plan;
  along?: ReturnType<typeof newMark>[];
}

/** A team whose contacts are written by plans alone, and their suppressions with them. */
class World {
  readonly map = new MapTable();
  readonly #policies: SettingsChange;
  #made = 0;
  #minutes = 0;

  constructor(policies: SettingsChange) {
    this.#policies = policies;
  }

  contacts(): StoredContact[] {
    return [...this.map.items.values()].filter(({ sk }) => sk === 'CONTACT').map(toStoredContact);
  }

  live = () => this.contacts().filter(({ deleted_at }) => deleted_at === null);

  async suppressed(values: readonly SuppressedValue[]): Promise<Set<string>> {
    const seal = await sealOf(this.map.table, teamId);
    const inForce = values.filter((one) => {
      const [key] = suppressionKeysOf(seal, [one]);
      return this.map.items.get(`${key?.pk} ${key?.sk}`)?.state === 'suppressed';
    });
    return new Set(inForce.map(valueName));
  }

  #carryOut = async (writes: Plan['writes']): Promise<void> => {
    expect(this.map.carryOut(writes)).toBe(true);
  };

  /** As `commit` does. */
  async #commit({ plan, along = [] }: Intent): Promise<boolean> {
    const { table } = this.map;
    if (plan.faults.length + plan.conflicts.length > 0) return false;
    const { suppressions } = plan;
    if (suppressions) {
      const { by, suppress, others, unasked } = suppressions;
      const spread = { by, at: plan.contact.updated_at, self: plan.contact.id, carryOut: this.#carryOut };
      await optOutOthers(table, spread, suppress, others);
      await optOutOthers(table, spread, unasked);
    }
    const writes = [...plan.writes, ...(await suppressionWrites(table, plan)), ...along];
    await this.#carryOut(writes);
    return writes.length > 0;
  }

  #asked() {
    return { ...writing(this.#policies), now: new Date(Date.UTC(2026, 2, 1, 12, this.#minutes++)) };
  }

  async #list(number: string): Promise<void> {
    const { team, via, now } = this.#asked();
    const { table } = this.map;
    const value = phoneValue(number);
    const at = now.toISOString();
    await this.#carryOut([suppressWrite(await sealOf(table, teamId), value, { reason: 'list', at, via })]);
    await optOutOthers(table, { by: { team, via }, at, carryOut: this.#carryOut }, [value]);
  }

  async #create(draft: ContactCreate): Promise<Intent> {
    const request = this.#asked();
    const { table } = this.map;
    const newcomer = newcomerOf(request, composeDraft(draft, request), `cont_${this.#made++}`, known);
    const { contact } = newcomer;
    const holders = await findHolders(table, teamId, claimsOf(contact));
    return {
      plan: planCreate(request, newcomer, holders, await readSuppressions(table, teamId, undefined, contact)),
    };
  }

  async #change(seen: StoredContact, change: ContactChange, isRow: boolean): Promise<Intent> {
    const request = { ...this.#asked(), change, keepsOptOut: isRow };
    const { table } = this.map;
    const revision = reviseContact(request, { ...known, seen });
    const plan = planChange(request, revision, await readClaimChange(table, seen, revision.contact));
    const part = String(this.#minutes).padStart(4, '0');
    const mark = () => newMark({ teamId, id: seen.id, deedId }, part, { seen, changed: plan.contact });
    return { plan, along: isRow && plan.writes.length > 0 ? [mark()] : [] };
  }

  async #undo(seen: StoredContact): Promise<Intent | undefined> {
    const { table } = this.map;
    const marks = await findMarks(table, { teamId, id: seen.id, deedId });
    if (marks.length === 0) return undefined;
    const asked = this.#asked();
    const planned = async (obstacles: Record<string, string>) => {
      const undoing = decideUndo(asked, { ...known, deedId, marks, seen }, obstacles);
      return planUndo(asked, undoing, await readClaimChange(table, seen, undoing.contact));
    };
    return { plan: await planned(obstaclesOf(await planned({}))) };
  }

  async #intent(
    step: Exclude<Step, { kind: 'list' | 'remove' }>,
    seen: StoredContact,
  ): Promise<Intent | undefined> {
    const request = this.#asked();
    const { table } = this.map;
    switch (step.kind) {
      case 'create':
        return this.#create(step.draft);
      case 'change':
      case 'row':
        return this.#change(seen, step.change, step.kind === 'row');
      case 'undo':
        return this.#undo(seen);
      case 'retag': {
        const contact = nextVersion(seen, keptOptOut(seen, { ...seen, tags: [] }), request.now);
        return {
          plan: planReplacement(request, { seen, contact }, await readClaimChange(table, seen, contact)),
        };
      }
      default: {
        const { contact } =
          step.kind === 'restore'
            ? revivedContact(request, seen, known)
            : { contact: deletedContact(seen, request.now) };
        return {
          plan: planReplacement(request, { seen, contact }, await readClaimChange(table, seen, contact)),
        };
      }
    }
  }

  /** Does a step to one of the contacts; answers who was changed and how it was, where anything happened. */
  async take(
    step: Step,
    which: number,
  ): Promise<{ id: string; seen: StoredContact | undefined } | undefined> {
    if (step.kind === 'list') {
      await this.#list(step.phone);
      return { id: '', seen: undefined };
    }
    const isTrash = step.kind === 'restore' || step.kind === 'remove';
    const there = this.contacts().filter(({ deleted_at }) => (deleted_at !== null) === isTrash);
    const seen = step.kind === 'create' ? undefined : there[which % there.length];
    if (step.kind !== 'create' && !seen) return undefined;
    if (step.kind === 'remove') {
      for (const [place, { pk }] of this.map.items)
        if (pk.endsWith(`#C#${seen?.id}`)) this.map.items.delete(place);
      return undefined;
    }
    const intent = await this.#intent(step, seen ?? stored({}));
    return intent && (await this.#commit(intent)) ? { id: intent.plan.contact.id, seen } : undefined;
  }
}

const everyValue = [
  ...phones.flatMap((one) => [phoneValue(one), phoneValue(one, '1'), phoneValue(one, '2')]),
  { kind: 'email' as const, value: 'a@x.org' },
  { kind: 'email' as const, value: 'b@x.org' },
];
const namesOf = (contact: StoredContact) => valuesOf(contact).map(valueName);
const bare = (name: string) => name.replace(/;ext=.*/, '');
const isMet = (contact: StoredContact, names: ReadonlySet<string>) =>
  namesOf(contact).some((name) => names.has(name) || names.has(bare(name)));

/** What a step did to contacts, as they were and as they are. */
interface Happened {
  step: Step;
  /** The contact that the step was about. */
  id: string;
  seen: readonly StoredContact[];
  live: readonly StoredContact[];
}

/** Whether it is a person who takes the contact's opt-out back. */
const isTakenBack = ({ step, id }: Happened, contact: StoredContact) =>
  step.kind === 'change' && step.change.do_not_call === false && contact.id === id;

/** The plain program: which values must not be called after a step. */
const expected = (before: ReadonlySet<string>, happened: Happened) => {
  const { step, seen, live } = happened;
  const names = new Set(before);
  if (step.kind === 'list') names.add(valueName(phoneValue(step.phone)));
  const outBefore = new Map(seen.filter((one) => one.do_not_call).map((one) => [one.id, namesOf(one)]));
  const out = live.filter((one) => one.do_not_call);
  for (const one of out)
    for (const name of new Set(namesOf(one)).difference(new Set(outBefore.get(one.id)))) names.add(name);
  const back = live.filter((one) => !one.do_not_call && outBefore.has(one.id) && isTakenBack(happened, one));
  for (const name of back.flatMap(namesOf)) for (const one of [name, bare(name)]) names.delete(one);
  return names;
};

/** Nobody who has a suppressed value may be called, and nobody but a person takes an opt-out back. */
const expectKept = (names: ReadonlySet<string>, happened: Happened) => {
  const { seen, live } = happened;
  for (const one of live.filter((contact) => isMet(contact, names)))
    expect(one).toMatchObject({ do_not_call: true });
  const out = new Set(seen.filter((one) => one.do_not_call).map(({ id }) => id));
  for (const one of live.filter(({ id }) => out.has(id)))
    if (!isTakenBack(happened, one)) expect(one).toMatchObject({ do_not_call: true });
};

const warned = { phone: 'warn', email: 'off', company: 'optional' } as const;
const secondary = { name: 'Ann', phone_secondary: '+551187654321' };
/** Of three with variants of a number, one opts out with an extension, and with the address of another. */
const inTurn: [Step, number][] = [
  [{ kind: 'create', draft: { ...secondary, email: 'a@x.org' } }, 0],
  [{ kind: 'create', draft: secondary }, 0],
  [{ kind: 'create', draft: { name: 'Ann', phone: '+5511987654321', phone_extension: '1' } }, 0],
  [{ kind: 'row', change: { email: 'a@x.org', tags: ['DNC'] } }, 2],
];

describe('suppressions', () => {
  test('are kept by every path, and nobody who has a suppressed value is callable', async () => {
    const counts = { suppressed: 0, lifted: 0 };
    const run = async (world: World, steps: readonly (readonly [Step, number])[]) => {
      let names: ReadonlySet<string> = new Set();
      for (const [step, which] of steps) {
        const seen = world.contacts();
        const taken = await world.take(step, which);
        const happened = { step, id: taken?.id ?? '', seen, live: world.live() };
        const after = expected(names, happened);
        if (after.size !== names.size) counts[after.size > names.size ? 'suppressed' : 'lifted']++;
        names = after;
        expect(await world.suppressed(everyValue)).toEqual(names);
        expectKept(names, happened);
      }
    };
    const steps = fc.array(fc.tuple(step, which), { minLength: 4, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(policies, steps, (policies, steps) => run(new World(policies), steps)),
      { numRuns: 1_000, examples: [[warned, inTurn]] },
    );
    expect(counts.suppressed).toBeGreaterThan(1_000);
    expect(counts.lifted).toBeGreaterThan(50);
  });
});
