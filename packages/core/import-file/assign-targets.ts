import { fieldKey } from '../attribute/field-name.ts';
import { columnKey, isCustomHeader, parseColumnName } from './column-name.ts';
import { type ColumnTarget, hasSeveral, isAppended, type StandIn } from './column-target.ts';
import { fieldOfHeader } from './field-of-header.ts';
import { type Alias, aliasKey, findAliasInContext, headerKey } from './header-alias.ts';

const slotName = (target: ColumnTarget): string =>
  'name' in target ? `${target.kind}.${target.name}${isAppended(target) ? '.2' : ''}` : target.kind;

/** A custom field of the team, as far as headers can name it. */
export interface KnownField {
  name: string;
  label: string;
  declared: boolean;
  type?: string;
  options?: readonly string[];
  /** Whether the field takes no values, so that its columns are left out. */
  archived?: boolean;
}

/** Finds the field that a header names, by name or label. */
export const findField = (key: string, fields: readonly KnownField[]): KnownField | undefined =>
  key === ''
    ? undefined
    : (fields.find(({ name }) => headerKey(name) === key) ??
      fields.find(({ label }) => headerKey(label) === key));

/** Makes the target of a column that no property is meant by: a custom field. */
const customTarget = (header: string, field: KnownField | undefined, taken: Set<string>): ColumnTarget => {
  if (header === '' || field?.archived) return { kind: 'ignore' };
  const name = field?.name ?? fieldOfHeader(header, taken);
  taken.add(fieldKey(name));
  return { kind: 'custom', name };
};

const standIns: ReadonlyMap<string, StandIn> = new Map([
  ['contact.phone', 'phone'],
  ['contact.phone_secondary', 'phone'],
  ['contact.email', 'email'],
  ['contact.job_title', 'job_title'],
  ['company.name', 'company.name'],
]);

/** Adds to a target what its column stands in for. */
const standingIn = (target: ColumnTarget, { slots, rank }: Alias): ColumnTarget => {
  const stands_in_for = rank === 0 ? undefined : standIns.get(slotName(slots.at(-1) ?? target));
  if (!stands_in_for) return target;
  if (target.kind === 'custom')
    return { ...target, stands_in_for, ...(slots.some(hasSeveral) && { several: true }) };
  return target.kind === 'contact' && target.name === 'phone_secondary'
    ? { ...target, stands_in_for }
    : target;
};

/** Targets that a mapping gives to columns, by `columnKey`. */
export type MappedColumns = ReadonlyMap<string, ColumnTarget>;

/**
 * Answers the target that a mapping gives to a column, or its header itself, as `cf.size`; a custom field has the
 * spelling of its definition.
 */
const mappedTarget = (
  header: string,
  mapped: MappedColumns,
  fields: readonly KnownField[],
): ColumnTarget | undefined => {
  const given = mapped.get(columnKey(header));
  const target = given ?? (isCustomHeader(header) ? parseColumnName(header) : undefined);
  if (target?.kind !== 'custom') return target;
  const field = fields.find(({ name }) => fieldKey(name) === fieldKey(target.name));
  // Only a mapping asks for a field that takes no values.
  if (!given && field?.archived) return { kind: 'ignore' };
  return { ...target, name: field?.name ?? target.name };
};

const companyName = 'company.name';

/**
 * Gives the columns the first free slots of their aliases, those with the better headers first. What finds none
 * free stays what it is, and stands in for what it means where a row has nothing better.
 */
const fillSlots = (targets: ColumnTarget[], aliases: readonly (Alias | undefined)[], taken: Set<string>) => {
  const slots = aliases.flatMap((alias) => alias?.slots ?? []);
  const hasCompany = taken.has(companyName) || slots.some((slot) => slotName(slot) === companyName);
  const isOpen = (slot: ColumnTarget) =>
    slot.kind === 'ignore' ||
    isAppended(slot) ||
    (!taken.has(slotName(slot)) && (slot.kind !== 'company' || hasCompany));
  for (const rank of [0, 1, 2]) {
    for (const [index, target] of targets.entries()) {
      const alias = aliases[index];
      if (alias?.rank !== rank) continue;
      const slot = alias.slots.find(isOpen);
      if (slot) taken.add(slotName(slot));
      targets[index] = standingIn(slot ?? target, alias);
    }
  }
};

/**
 * Assigns a target to each column: what a mapping says, else what its header is known to mean, else a custom
 * field of its name.
 */
export const assignTargets = (
  headers: readonly string[],
  fields: readonly KnownField[],
  mapped: MappedColumns,
): ColumnTarget[] => {
  const keys = headers.map(aliasKey);
  const open = fields.filter(({ archived }) => !archived);
  const known = keys.map((key) => findField(key, open) ?? findField(key, fields));
  const own = headers.map((header) => mappedTarget(header, mapped, fields));
  const aliases = keys.map((key, index) => {
    if (own[index]) return undefined;
    const alias = findAliasInContext(key, keys);
    // What the team declared goes before what a header is known to mean elsewhere, but not before a property's own name.
    return known[index]?.declared && !known[index].archived && alias?.rank !== 0 ? undefined : alias;
  });
  const taken = new Set(own.flatMap((target) => (target?.kind === 'custom' ? [fieldKey(target.name)] : [])));
  const targets = headers.map((header, index) => own[index] ?? customTarget(header, known[index], taken));
  fillSlots(targets, aliases, new Set(own.flatMap((target) => (target ? [slotName(target)] : []))));
  return targets;
};
