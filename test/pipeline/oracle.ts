import { expect } from 'vitest';
import type { Contact } from '#core/attribute/contact.schema.ts';
import type { ImportAnswer } from '#core/import/import.schema.ts';
import type { Row } from './import-client.ts';
import type { PlannedRow, Source } from './people.ts';

export interface Expected {
  outcome: 'created' | 'updated' | 'skipped' | 'failed';
  /** The fault's code, or the record that a skipped row repeats. */
  why: string;
  /** The record that the row repeats. */
  repeats?: number;
}

/** What must become of each row, worked out in memory and in the file's order: the first one makes the contact. */
export const foretell = (rows: readonly PlannedRow[], duplicates: 'skip' | 'update' = 'skip'): Expected[] => {
  const holders = new Map<string, number>();
  return rows.map(({ fault, phone, email, name }, index) => {
    if (fault !== undefined) return { outcome: 'failed', why: fault };
    const keys = Object.entries({ phone, email, name }).flatMap(([kind, value]) =>
      value === undefined ? [] : [`${kind} ${value}`],
    );
    const repeats = keys.map((key) => holders.get(key)).find((record) => record !== undefined);
    if (repeats !== undefined)
      return duplicates === 'update'
        ? { outcome: 'updated', why: '', repeats }
        : { outcome: 'skipped', why: `record ${repeats} `, repeats };
    for (const key of keys) holders.set(key, index + 1);
    return { outcome: 'created', why: '' };
  });
};

export const tally = (expected: readonly Expected[]) => {
  const counts = {
    rows: expected.length,
    created: 0,
    updated: 0,
    skipped: 0,
    failed: 0,
    warned: 0,
    parked: 0,
  };
  for (const { outcome } of expected) counts[outcome]++;
  return counts;
};

export const expectCounted = (ended: ImportAnswer, expected: readonly Expected[]): void =>
  expect(ended).toMatchObject({ state: 'finished', reason: null, counts: tally(expected) });

/** Every row stands in the results once, in the file's order, with the outcome that was foretold. */
export const expectForetold = (
  results: readonly Row[],
  { rows, lines }: Source,
  expected: readonly Expected[],
): void => {
  expect(results.map(({ record }) => Number(record))).toEqual(rows.map((_, index) => index + 1));
  expect(results.map(({ line }) => Number(line))).toEqual(lines);
  expect(results.map(({ outcome }) => outcome)).toEqual(expected.map(({ outcome }) => outcome));
  for (const [index, { why }] of expected.entries()) expect(results[index]?.reason).toContain(why);
};

/** The contacts are those of the rows that were created, with their values, and share no phone and no email. */
export const expectContacts = (
  contacts: readonly Contact[],
  { rows }: Source,
  results: readonly Row[],
): void => {
  const created = results.filter(({ outcome }) => outcome === 'created');
  expect(contacts.map(({ id }) => id).sort()).toEqual(created.map(({ contact_id }) => contact_id).sort());
  for (const key of ['phone', 'email'] as const) {
    const values = contacts.flatMap((contact) => contact[key] ?? []);
    expect(new Set(values).size).toBe(values.length);
  }
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  for (const [index, { cells, phone = null, email = null }] of rows.entries()) {
    const { outcome, contact_id = '' } = results[index] ?? {};
    if (outcome === 'created') expect(byId.get(contact_id)).toMatchObject({ name: cells[0], phone, email });
  }
};
