import { isVisible, type Scope } from '../access/scope.ts';
import { attributeNames } from '../attribute/attributes.ts';
import { fieldKey, reservation, squeezed } from '../attribute/field-name.ts';
import type { Catalogue, Field } from '../catalogue/catalogue.schema.ts';
import { fieldOf } from '../catalogue/catalogue.ts';
import { closedFault } from '../catalogue/contact-fields.ts';
import { attributeTarget, type Target } from '../extraction/target.ts';
import type { Settings } from '../team/team.schema.ts';

/** Who learns, and what the team lets them. */
export interface Learner {
  settings: Settings;
  catalogue: Catalogue;
  scope: Scope;
}

/** A field that a call may set. */
export interface Learnable {
  /** As answers name it. */
  field: string;
  /** The property whose value and origin it is, custom fields as `cf.<name>`. */
  property: string;
  target: Target;
  isNew: boolean;
}

export type Forbidden = 'not_allowed' | 'name_reserved' | 'field_unknown' | 'name_invalid';

const bare = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What no call may set, whatever it is called: nothing that looks like it becomes a field either. */
const protectedNames: ReadonlySet<string> = new Set(
  [
    ...attributeNames,
    ...['company', 'consent', 'consents', 'suppression', 'suppressions', 'suppressed', 'owner', 'tag', 'dnc'],
    ...['department', 'departments', 'opt_out', 'add_tags', 'remove_tags', 'status', 'callable', 'campaigns'],
  ].map(bare),
);

const attributeNamed = (
  name: string,
  { settings: { extraction }, scope }: Learner,
): Learnable | undefined => {
  const target = attributeTarget(name);
  const property = name === 'company' ? 'company_id' : name;
  const isAllowed = extraction.attributes.some((one) => one === name) && isVisible(scope, property);
  return target && isAllowed ? { field: name, property, target, isNew: false } : undefined;
};

const textField = (name: string): Pick<Field, 'name' | 'label' | 'type' | 'options'> => ({
  ...{ name, label: name, type: 'text', options: [] },
});

const hintsOf = (name: string, { extraction: { fields } }: Settings) =>
  (fields ?? []).find((one) => fieldKey(one.name) === fieldKey(name));

const customTarget = (
  { name, label, type, options }: ReturnType<typeof textField>,
  settings: Settings,
): Target => {
  const { cues = [], format } = hintsOf(name, settings) ?? {};
  return { name: `cf.${name}`, kind: type, label, options, cues, ...(format && { format }) };
};

const unknownNamed = (given: string, { settings }: Learner): Learnable | Forbidden => {
  const name = squeezed(given);
  if (name === '' || name.length > 100) return 'name_invalid';
  if (reservation(name)) return 'name_reserved';
  if (protectedNames.has(bare(name))) return 'not_allowed';
  if (settings.unknown_fields === 'reject') return 'field_unknown';
  const property = `cf.${name}`;
  return { field: property, property, target: customTarget(textField(name), settings), isNew: true };
};

/** Reads a name as a field that calls may set, or why they may not. What a role does not see it does not learn. */
export const learnableOf = (given: string, learner: Learner): Learnable | Forbidden => {
  const { settings, catalogue, scope } = learner;
  const isCustom = given.startsWith('cf.');
  if (!isCustom && attributeTarget(given)) return attributeNamed(given, learner) ?? 'not_allowed';
  const name = isCustom ? given.slice('cf.'.length) : given;
  if (!isCustom && protectedNames.has(bare(name))) return 'not_allowed';
  if (!isVisible(scope, `cf.${name}`)) return 'not_allowed';
  if (settings.extraction.fields && !hintsOf(name, settings)) return 'not_allowed';
  const field = fieldOf(catalogue, name);
  if (!field) return unknownNamed(name, learner);
  if (closedFault(field)) return 'not_allowed';
  const property = `cf.${field.name}`;
  const kind = field.declared ? field : { ...textField(field.name), label: field.label };
  return { field: property, property, target: customTarget(kind, settings), isNew: false };
};

/** All that is looked for in a transcript: what the team has defined, and the attributes that it allows. */
export const targetsOf = (learner: Learner): Target[] => {
  const { settings, catalogue } = learner;
  const names = [
    ...settings.extraction.attributes,
    ...[...catalogue.fields.values()].map(({ name }) => `cf.${name}`),
  ];
  return names.flatMap((name) => {
    const learnable = learnableOf(name, learner);
    return typeof learnable === 'string' ? [] : [learnable.target];
  });
};
