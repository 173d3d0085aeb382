import type { ColumnTarget, StandIn } from './column-target.ts';
import { type Alias, findAliasBeside, headerKey } from './header-alias.ts';

const slotName = (target: ColumnTarget): string =>
  'name' in target ? `${target.kind}.${target.name}` : target.kind;

/** A custom field that the team has, as far as headers can mean it. */
export interface KnownField {
  name: string;
  label: string;
  declared: boolean;
  /** Takes no values; its columns are left out. */
  archived?: boolean;
}

/** The field that a header names, by its name or its label. */
const findField = (key: string, fields: readonly KnownField[]): KnownField | undefined =>
  key === ''
    ? undefined
    : (fields.find(({ name }) => headerKey(name) === key) ??
      fields.find(({ label }) => headerKey(label) === key));

/** What a column is that no property of contacts or companies is meant by. */
const customTarget = (header: string, field: KnownField | undefined): ColumnTarget =>
  header === '' || field?.archived ? { kind: 'ignore' } : { kind: 'custom', name: field?.name ?? header };

const standIns: ReadonlyMap<string, StandIn> = new Map([
  ['contact.phone', 'phone'],
  ['contact.phone_secondary', 'phone'],
  ['contact.email', 'email'],
  ['contact.job_title', 'job_title'],
  ['company.name', 'company.name'],
]);

/** A target, and what the column is in rows whose better columns are empty. */
const standingIn = (target: ColumnTarget, { slots, rank }: Alias): ColumnTarget => {
  const stands_in_for = rank === 0 ? undefined : standIns.get(slotName(slots.at(-1) ?? target));
  if (!stands_in_for) return target;
  if (target.kind === 'custom') return { ...target, stands_in_for };
  return target.kind === 'contact' && target.name === 'phone_secondary'
    ? { ...target, stands_in_for }
    : target;
};

/**
 * Gives each column the first free slot of its alias; the others become custom fields of their name, and stand in
 * for what they mean where a row has nothing better.
 */
export const assignTargets = (headers: readonly string[], fields: readonly KnownField[]): ColumnTarget[] => {
  const keys = headers.map(headerKey);
  const open = fields.filter(({ archived }) => !archived);
  const known = keys.map((key) => findField(key, open) ?? findField(key, fields));
  const aliases = keys.map((key, index) => {
    const alias = findAliasBeside(key, keys);
    // What the team declared goes before what a header is known to mean elsewhere, but not before a property's own name.
    return known[index]?.declared && !known[index].archived && alias?.rank !== 0 ? undefined : alias;
  });
  const hasCompany = aliases.some((alias) => alias?.slots.some((slot) => slotName(slot) === 'company.name'));
  const isOpen = (slot: ColumnTarget, taken: ReadonlySet<string>) =>
    slot.kind === 'ignore' || (!taken.has(slotName(slot)) && (slot.kind !== 'company' || hasCompany));
  const targets = headers.map((header, index) => customTarget(header, known[index]));
  const taken = new Set<string>();
  for (const rank of [0, 1, 2]) {
    for (const [index, alias] of aliases.entries()) {
      if (alias?.rank !== rank) continue;
      const slot = alias.slots.find((one) => isOpen(one, taken));
      if (slot) taken.add(slotName(slot));
      const own = slot ?? targets[index];
      if (own) targets[index] = standingIn(own, alias);
    }
  }
  return targets;
};
