import { declared } from '../attribute/attributes.ts';
import { fieldKey } from '../attribute/field-name.ts';
import { failure } from '../error.ts';
import type { Principal } from '../team/team.schema.ts';

/**
 * The part of a team's contacts that a caller may reach. Every operation that answers or changes contacts
 * takes one.
 */
export interface Scope {
  teamId: string;
  /** A contact without a department belongs to the whole team. */
  departments: 'all' | readonly string[];
  /** Whether contacts of the whole team are beyond it, as for deletions. */
  ownOnly?: boolean;
  /**
   * Contact properties and `cf.<name>` that the caller's role does not see; names of fields as their keys.
   */
  hidden: ReadonlySet<string>;
  /** Custom fields that nobody sees, in the same form. */
  archived: ReadonlySet<string>;
  /** Id of a caller who does not see the whole team. */
  caller?: string;
}

/** Makes the scope of the service itself, for what it does unasked or on behalf of an admin. */
export const wholeTeam = (teamId: string): Scope => ({
  teamId,
  departments: 'all',
  hidden: new Set(),
  archived: new Set(),
});

const customPrefix = 'cf.';

/** Makes the key of a property; names of custom fields are equal in any case. */
const keyOf = (property: string): string =>
  property.startsWith(customPrefix) ? customPrefix + fieldKey(property.slice(customPrefix.length)) : property;

const customKeys = (names: readonly string[]) => names.map((name) => keyOf(customPrefix + name));

/** Makes the keys of fields as `archived` of a scope holds them. */
export const archivedKeys = customKeys;

/** Answers the name of a custom field given as a property, `cf.<name>`. */
export const customName = (property: string): string | undefined =>
  property.startsWith(customPrefix) ? property.slice(customPrefix.length) : undefined;

export const scopeOf = ({ id, role, departments, team }: Principal): Scope => {
  const { hidden_from_managers, hidden_from_agents } = team.settings;
  const { managers, agents, archived: gone } = team.hidden_fields;
  const archived = new Set(customKeys(gone));
  if (role === 'admin') return { ...wholeTeam(team.id), archived };
  const [settings, fields] =
    role === 'manager' ? [hidden_from_managers, managers] : [hidden_from_agents, agents];
  const hidden = new Set([...settings.map(keyOf), ...customKeys(fields)]);
  return { teamId: team.id, departments, hidden, archived, caller: id };
};

export const reaches = (
  { departments, ownOnly = false }: Pick<Scope, 'departments' | 'ownOnly'>,
  departmentId: string | null | undefined,
): boolean => {
  if (departments === 'all') return true;
  return departmentId === null || departmentId === undefined ? !ownOnly : departments.includes(departmentId);
};

/** @throws CallbookError `department_forbidden` */
export const requireReach = (scope: Scope, departmentId: string | null): void => {
  if (reaches(scope, departmentId)) return;
  throw failure(
    'forbidden',
    'department_forbidden',
    'This belongs to a department that is not yours.',
    'department_id',
  );
};

/** Properties that are hidden with another one, of which they say more. */
const leaders: Readonly<Record<string, string>> = declared('hiddenWith');

/** Tells whether the caller may see a property of contacts, or a custom field given as `cf.<name>`. */
export const isVisible = ({ hidden, archived }: Scope, property: string): boolean => {
  const key = keyOf(property);
  if (hidden.has(key) || archived.has(key)) return false;
  if (property.startsWith(customPrefix)) return !hidden.has('custom_fields');
  return !(Object.hasOwn(leaders, property) && hidden.has(leaders[property] ?? ''));
};

/** Tells whether a property, or a custom field given as `cf.<name>`, is out of sight for everybody. */
export const isArchived = ({ archived }: Scope, property: string): boolean => archived.has(keyOf(property));

/**
 * Refuses properties that the caller's role does not see. Archived fields are hidden from everybody and
 * forbidden to nobody.
 * @throws CallbookError `field_forbidden` naming the first property that the caller may not see
 */
export const requireVisible = (scope: Scope, properties: Iterable<string>): void => {
  for (const property of properties)
    if (!isVisible(scope, property) && !isArchived(scope, property))
      throw failure('forbidden', 'field_forbidden', 'Your role does not see this property.', property);
};
