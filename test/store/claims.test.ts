import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import type { Contact, ContactChange, ContactDraft } from '#core/attribute/contact.schema.ts';
import { claimName } from '#core/claim/claim.item.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { removeContact } from '#core/contact/remove-contact.ts';
import { restoreContact } from '#core/contact/restore-contact.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { CallbookError } from '#core/error.ts';
import type { Table } from '#core/table/table.ts';
import type { SettingsChange, Team } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { claimCheck } from '#test/harness/claim-check.ts';
import { freshTeam, privateTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

const policies = ['unique', 'warn', 'off'] as const;

let table: Table;

beforeAll(async () => {
  table = await privateTable();
});

const newTeam = async (settings: SettingsChange): Promise<Team> => {
  const { team_id } = await freshTeam(table, { company: 'optional', ...settings });
  return getTeam(table, team_id);
};

const writing = (team: Team) => ({ team, scope: wholeTeam(team.id), via, now: new Date() });

const create = async (team: Team, draft: ContactDraft): Promise<Contact> =>
  (await createContact(table, { ...writing(team), draft })).contact;

const trash = (team: Team, contactId: string): Promise<Contact> =>
  trashContact(table, { ...writing(team), contactId });

const update = async (team: Team, contactId: string, change: ContactChange): Promise<Contact> =>
  (await updateContact(table, { ...writing(team), contactId, change })).contact;

const onKnown = {
  trash,
  remove: (team: Team, contactId: string) => removeContact(table, { ...writing(team), contactId }),
  restore: async (team: Team, contactId: string) =>
    (await restoreContact(table, { ...writing(team), contactId })).contact,
};

type Step =
  | { create: ContactDraft }
  | { update: ContactChange; which: number }
  | { act: keyof typeof onKnown; which: number };

const maybe = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: null });

/** So few values that most steps meet. */
const entries = {
  name: fc.constantFrom('Ada', 'ADA', 'Bo'),
  phone: maybe('+12025550100', '(202) 555-0100', '+12025550101', '+551187654321'),
  phone_secondary: maybe('+12025550100', '+12025550101', '+5511987654321'),
  email: maybe('a@example.com', 'A@example.com', 'b@example.com'),
  external_id: fc.option(fc.constantFrom('X', 'Y', 'Z'), { nil: null, freq: 2 }),
};
const draft: fc.Arbitrary<ContactDraft> = fc.record(entries);
const which = fc.nat(9);

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { arbitrary: fc.record({ create: draft }), weight: 4 },
    { arbitrary: fc.record({ update: fc.record(entries, { requiredKeys: [] }), which }), weight: 4 },
    { arbitrary: fc.record({ act: fc.constantFrom('trash', 'restore'), which }), weight: 3 },
    { arbitrary: fc.record({ act: fc.constant('remove'), which }), weight: 1 },
  ),
  { minLength: 5, maxLength: 24 },
);

const expected = new Set(['conflict', 'missing', 'unavailable']);

/** The contact, or undefined when the step was refused as it may be. */
const unlessRefused = async (work: Promise<Contact>): Promise<Contact | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof CallbookError && expected.has(error.kind)) return undefined;
    throw error;
  }
};

const perform = async (team: Team, step: Step, known: string[]): Promise<void> => {
  if ('which' in step) {
    const id = known[step.which % Math.max(known.length, 1)];
    if (id === undefined) return;
    await unlessRefused('act' in step ? onKnown[step.act](team, id) : update(team, id, step.update));
    return;
  }
  const contact = await unlessRefused(create(team, step.create));
  if (contact) known.push(contact.id);
};

const expectSound = async (team: Team) => {
  const check = await claimCheck(table, team.id);
  expect(check.told).toEqual(check.true);
  const { phone, email } = team.settings;
  const unique = new Set([
    'external_id',
    ...(phone === 'unique' ? ['phone'] : []),
    ...(email === 'unique' ? ['email'] : []),
  ]);
  const taken = check.live
    .flatMap(claimsOf)
    .filter(({ kind }) => unique.has(kind))
    .map(claimName);
  expect(taken).toEqual([...new Set(taken)]);
  return check.live;
};

describe.each(policies)('with phone and email %s', (policy) => {
  test('claims and live contacts match after any creates, updates, deletes, restores and removals', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const team = await newTeam({ phone: policy, email: policy });
        const known: string[] = [];
        for (const step of all) await perform(team, step, known);
        await expectSound(team);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  test('they match as well when everything happens at once', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, all) => {
        const team = await newTeam({ phone: policy, email: policy });
        const known: string[] = [];
        for (const step of before.slice(0, 8)) await perform(team, step, known);
        await Promise.all(all.map((step) => perform(team, step, known)));
        await expectSound(team);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});

test('of many who share a number one is left holding it, whoever goes', async () => {
  const team = await newTeam({ phone: 'off' });
  const values = { phone: '+12025550100', phone_secondary: '+12025550101' };
  const contacts = await Promise.all(
    Array.from({ length: 8 }, (_, index) => create(team, { name: `N ${index}`, ...values })),
  );
  await expectSound(team);
  await Promise.all(contacts.slice(0, 7).map(({ id }) => trash(team, id)));
  const left = await expectSound(team);
  expect(left.map(({ id }) => id)).toEqual([contacts[7]?.id]);
  await trash(team, contacts[7]?.id ?? '');
  expect(await expectSound(team)).toEqual([]);
});

test('a value that is shared stays known when the policy becomes unique', async () => {
  const team = await newTeam({ email: 'warn' });
  const email = 'a@example.com';
  const [one, two] = [await create(team, { name: 'One', email }), await create(team, { name: 'Two', email })];
  const strict = { ...team, settings: { ...team.settings, email: 'unique' as const } };
  await trash(team, one.id);
  await expect(create(strict, { name: 'Three', email })).rejects.toMatchObject({
    code: 'email_taken',
    faults: [{ existing_id: two.id }],
  });
  await trash(team, two.id);
  await create(strict, { name: 'Three', email });
});
