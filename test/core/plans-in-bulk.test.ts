import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeContact } from '#core/attribute/complete-contact.ts';
import type { ContactChange, ContactCreate } from '#core/attribute/contact.schema.ts';
import { toStoredContact } from '#core/attribute/contact-shape.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { claimKeys, findHolders } from '#core/claim/claim.item.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { readClaimChange } from '#core/contact/contact-claims.ts';
import type { Plan } from '#core/contact/plan.ts';
import { planChange, reviseContact } from '#core/contact/plan-change.ts';
import { composeDraft, newcomerOf, planCreate } from '#core/contact/plan-create.ts';
import { deletedContact, planReplacement } from '#core/contact/plan-replacement.ts';
import { revivedContact } from '#core/contact/plan-restore.ts';
import { getCount } from '#core/count/count.item.ts';
import type { Item } from '#core/table/item.ts';
import { put, type Write } from '#core/table/write.ts';
import type { SettingsChange } from '#core/team/team.schema.ts';
import { MapTable } from './map-table.ts';
import { stored, teamId, writing } from './plan-fixture.ts';

const known = { found: new Map(), catalogue: toCatalogue(teamId, undefined), registry: new Map() };

/** What somebody is about to do, with the table as they have read it; nothing where it is refused. */
type Intent =
  | { kind: 'create'; draft: ContactCreate }
  | { kind: 'change'; change: ContactChange }
  | { kind: 'trash' | 'restore' };
interface Step {
  intent: Intent;
  /** Which of the contacts that there are, by place. */
  which: number;
}

const phone = fc.constantFrom('+12025550100', '+12025550101', '+5511987654321', '+551187654321');
const email = fc.constantFrom('a@x.org', 'B@x.org', 'b@x.org');
const perhaps = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 2 });
const values = {
  name: perhaps(fc.constantFrom('Ann', 'Bob', 'ANN')),
  phone: perhaps(fc.option(phone)),
  phone_extension: perhaps(fc.constantFrom('1', '2')),
  phone_secondary: perhaps(fc.option(phone)),
  email: perhaps(fc.option(email)),
  external_id: perhaps(fc.option(fc.constantFrom('1', '2'))),
  job_title: perhaps(fc.constantFrom('Boss', 'Clerk')),
};
const given = fc.record(values).map((one) => {
  const entries = Object.entries(one).filter(
    ([name, value]) => value !== undefined && (name !== 'phone_extension' || one.phone),
  );
  return Object.fromEntries(entries);
});
const intent: fc.Arbitrary<Intent> = fc.oneof(
  {
    weight: 3,
    arbitrary: given.map((draft) => ({ kind: 'create', draft: { name: 'Ann', ...draft } }) as const),
  },
  { weight: 4, arbitrary: given.map((change) => ({ kind: 'change', change }) as const) },
  { weight: 2, arbitrary: fc.constantFrom({ kind: 'trash' } as const, { kind: 'restore' } as const) },
);
const step: fc.Arbitrary<Step> = fc.record({ intent, which: fc.nat({ max: 20 }) });
const policy = fc.constantFrom('unique', 'warn', 'off');
const policies = fc.record({ phone: policy, email: policy, company: fc.constant('optional' as const) });

/** Nothing where the plan is refused. */
const writesOf = ({ faults, conflicts, writes }: Plan): readonly Write[] | undefined =>
  faults.length + conflicts.length > 0 ? undefined : writes;

/** A team whose contacts are written by plans alone. */
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

  live(): StoredContact[] {
    return this.contacts().filter(({ deleted_at }) => deleted_at === null);
  }

  /** The writes of an intent; undefined where it cannot be done. */
  async plan({ intent, which }: Step): Promise<readonly Write[] | undefined> {
    const request = { ...writing(this.#policies), now: new Date(Date.UTC(2026, 2, 1, 12, this.#minutes++)) };
    const { table } = this.map;
    if (intent.kind === 'create') {
      const newcomer = newcomerOf(
        request,
        composeDraft(intent.draft, request),
        `cont_${this.#made++}`,
        known,
      );
      const plan = planCreate(
        request,
        newcomer,
        await findHolders(table, teamId, claimsOf(newcomer.contact)),
      );
      return writesOf(plan);
    }
    const isTrash = intent.kind === 'restore';
    const there = this.contacts().filter(({ deleted_at }) => (deleted_at !== null) === isTrash);
    const seen = there[which % there.length];
    if (!seen) return undefined;
    if (intent.kind === 'change') {
      const revision = reviseContact({ ...request, change: intent.change }, { ...known, seen });
      return writesOf(planChange(request, revision, await readClaimChange(table, seen, revision.contact)));
    }
    const { contact } = isTrash
      ? revivedContact(request, seen, known)
      : { contact: deletedContact(seen, request.now) };
    return writesOf(planReplacement(request, { seen, contact }, await readClaimChange(table, seen, contact)));
  }
}

const placesOf = (items: Iterable<Item>, word: RegExp) =>
  [...items]
    .filter(({ sk }) => word.test(sk))
    .map(({ pk, sk }) => `${pk} ${sk}`)
    .sort();

/** Each value of a live contact is claimed once, by it or with it; nothing else is claimed; the total is exact. */
const expectSound = async (world: World) => {
  const { map } = world;
  const [all, live] = [world.contacts(), world.live()];
  const claims = new Map<string, string[]>();
  const shares: string[] = [];
  for (const { id, ...contact } of live)
    for (const claim of claimsOf({ ...contact })) {
      const { pk, sk } = claimKeys.primary(teamId, claim);
      claims.set(`${pk} ${sk}`, [...(claims.get(`${pk} ${sk}`) ?? []), id]);
      const item = map.items.get(`${pk} ${sk}`);
      const share = claimKeys.share(teamId, claim, id);
      if (item?.holder !== id) shares.push(`${share.pk} ${share.sk}`);
    }
  expect(placesOf(map.items.values(), /CLAIM$/)).toEqual([...claims.keys()].sort());
  expect(placesOf(map.items.values(), /SHARE#/)).toEqual(shares.sort());
  for (const [place, ids] of claims) {
    const item = map.items.get(place);
    expect(ids).toContain(item?.holder);
    expect(item?.sharers ?? 0).toBe(ids.length - 1);
  }
  expect(await getCount(map.table, teamId, 'contact')).toBe(live.length);
  expect(await getCount(map.table, teamId, 'trash')).toBe(all.length - live.length);
};

/** No two live contacts have a value that the team wants once. */
const expectUnique = (live: readonly StoredContact[], { phone, email }: SettingsChange) => {
  const once = live.flatMap((contact) =>
    claimsOf(contact).filter(
      ({ kind }) =>
        kind === 'external_id' ||
        (kind === 'phone' && phone === 'unique') ||
        (kind === 'email' && email === 'unique'),
    ),
  );
  const names = once.map(({ kind, value, part = '' }) => `${kind} ${value} ${part}`);
  expect(new Set(names).size).toBe(names.length);
};

describe('contacts that are written by plans', () => {
  test('hold what they claim and nothing else, one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(policies, fc.array(step, { minLength: 5, maxLength: 14 }), async (policies, steps) => {
        const world = new World(policies);
        for (const one of steps) {
          const writes = await world.plan(one);
          // With nobody in between, each condition holds.
          if (writes) expect(world.map.carryOut(writes)).toBe(true);
          await expectSound(world);
          expectUnique(world.live(), policies);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('do so too where another write comes between reading and writing: then it holds, or is refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        policies,
        fc.array(fc.tuple(step, step), { minLength: 5, maxLength: 8 }),
        async (policies, pairs) => {
          const world = new World(policies);
          for (const [one, other] of pairs) {
            const plans = [await world.plan(one), await world.plan(other)];
            for (const writes of plans) {
              if (writes) world.map.carryOut(writes);
              await expectSound(world);
              expectUnique(world.live(), policies);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

test('whoever inherits a claim is not told as the row of an import that its former holder was', async () => {
  const map = new MapTable();
  const [claim] = claimsOf(completeContact({ email: 'a@x.org' }));
  if (!claim) throw new Error('An address is claimed.');
  const key = claimKeys.primary(teamId, claim);
  const origin = { import_id: 'imp_1', record: 1, line: 2 };
  map.carryOut([
    put({ ...key, holder: 'cont_1', origin, sharers: 1 }),
    put({ ...claimKeys.share(teamId, claim, 'cont_2') }),
  ]);
  const seen = stored({ email: 'a@x.org' });
  const { released } = await readClaimChange(map.table, seen, deletedContact(seen, writing().now));
  expect(map.carryOut(released)).toBe(true);
  expect(map.items.get(`${key.pk} ${key.sk}`)).toEqual({ ...key, holder: 'cont_2', sharers: 0 });
});
