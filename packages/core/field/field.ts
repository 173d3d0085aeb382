import { isVisible, type Scope } from '../access/scope.ts';
import { squeezed } from '../attribute/field-name.ts';
import type { FieldType } from '../attribute/field-type.schema.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import type { Catalogue, Field } from '../catalogue/catalogue.schema.ts';
import { changeCatalogue, fieldOf } from '../catalogue/catalogue.ts';
import { indexFields } from '../catalogue/field-index.ts';
import { type FieldValue, readFieldValue } from '../catalogue/field-value.ts';
import { nextOrder } from '../catalogue/new-field.ts';
import { CallbookError, type Fault, failure, notFound, refuseFaults } from '../error.ts';
import { findJobItem } from '../job/job.item.ts';
import { isFinished } from '../job/job.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { pageOfAll } from '../list/page-of-all.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Principal } from '../team/team.schema.ts';
import { fold } from '../text/fold.ts';
import { type FieldAnswer, type FieldChange, type FieldCreate, mostOptions } from './field.schema.ts';

/** The context of a write: whose fields are changed, by whom and when. */
export interface FieldWriting {
  teamId: string;
  via: Via;
  now: Date;
}

/** A field as the API answers it. */
export const describeField = ({
  from: _,
  has_originals: __,
  default_original: ___,
  ...field
}: Field): FieldAnswer => field;

export const takesOptions = (type: FieldType): boolean => type === 'select' || type === 'multi_select';

/** Finds options that a type needs or cannot have. */
export const optionFaults = ({ type, options }: Pick<Field, 'type' | 'options'>): Fault[] => {
  if (takesOptions(type) === options.length > 0) return [];
  return [
    takesOptions(type)
      ? { param: 'options', code: 'required', message: `A field of the type ${type} needs options.` }
      : {
          param: 'options',
          code: 'options_unexpected',
          message: `A field of the type ${type} has no options.`,
        },
  ];
};

const defaultFaults = (field: Pick<Field, 'type' | 'options'>, given: FieldValue): Fault[] => {
  const { misfit } = readFieldValue(field, given);
  return misfit ? [{ param: 'default', ...misfit }] : [];
};

/** A default as the field keeps it; null where the definition does not take it. */
const readDefault = (field: Pick<Field, 'type' | 'options'>, given: FieldValue): Field['default'] => {
  const { value = null } = readFieldValue(field, given);
  return value as Field['default'];
};

/** Finds what is wrong with a new definition as a whole. */
export const definitionFaults = ({
  type = 'text',
  options = [],
  default: given = null,
}: Partial<FieldCreate>) => {
  const faults = optionFaults({ type, options });
  return faults.length > 0 ? faults : defaultFaults({ type, options }, given);
};

/** @throws CallbookError `field_not_found` */
export const fieldById = ({ fields }: Catalogue, fieldId: string): Field => {
  for (const field of fields.values()) if (field.id === fieldId) return field;
  throw notFound('field');
};

/** The catalogue with a field in its changed form. */
export const withField = (catalogue: Catalogue, field: Field): Catalogue => ({
  ...catalogue,
  fields: indexFields([...[...catalogue.fields.values()].filter(({ id }) => id !== field.id), field]),
});

const nameTaken = ({ id, declared }: Field) => {
  const message = declared
    ? 'The team has a field of this name.'
    : 'Values came in under this name, so the field is there already. POST /fields/{id}/retype gives it its type, PATCH the rest.';
  return new CallbookError('conflict', [{ param: 'name', code: 'field_exists', message, existing_id: id }]);
};

const roleOrder = ['admin', 'manager', 'agent'] as const;

const withAdmin = (roles: Field['visible_to']): Field['visible_to'] =>
  roleOrder.filter((role) => role === 'admin' || roles.includes(role));

/**
 * Defines a field, or answers what was defined under the same id.
 * @throws CallbookError `field_exists`, faults of options and default, `fields_too_many`
 */
export const createField = async (
  table: Table,
  { draft, id, ...writing }: FieldWriting & { draft: FieldCreate; id: string },
): Promise<Field> => {
  refuseFaults(definitionFaults(draft));
  const { label, type, required, options, visible_to } = draft;
  const name = squeezed(draft.name);
  const at = writing.now.toISOString();
  const changed = await changeCatalogue(table, writing, (seen) => {
    const taken = fieldOf(seen, name);
    if (taken?.id === id) return seen;
    if (taken) throw nameTaken(taken);
    return withField(seen, {
      id,
      name,
      label: label ?? name,
      type,
      required,
      options,
      retired_options: [],
      default: readDefault({ type, options }, draft.default),
      order: nextOrder(seen),
      visible_to: withAdmin(visible_to),
      archived: false,
      declared: true,
      state: 'ready',
      job_id: null,
      from: null,
      has_originals: false,
      created_at: at,
      updated_at: at,
    });
  });
  return fieldById(changed, id);
};

/** @throws CallbookError `field_busy` while a job works on the field's values, other than the one that asks */
export const requireIdle = async (
  table: Table,
  teamId: string,
  { state, job_id }: Field,
  own?: string,
): Promise<void> => {
  if (state === 'ready' || job_id === null || job_id === own) return;
  const job = await findJobItem(table, teamId, job_id);
  // One that ended without a word keeps nobody from it.
  if (!job || isFinished(job)) return;
  throw failure(
    'conflict',
    'field_busy',
    `The job ${job_id} is ${state} the field. Wait for its end, or cancel it.`,
  );
};

/** What of the options, those of before included, is offered no more; the latest first, and as many as there may be options. */
const retiredOptions = (
  { options: before, retired_options }: Field,
  options: readonly string[],
): string[] => {
  const offered = new Set(options.map(fold));
  const known = new Map([...before, ...retired_options].toReversed().map((one) => [fold(one), one]));
  const gone = [...known].filter(([key]) => !offered.has(key)).map(([, one]) => one);
  return gone.toReversed().slice(0, mostOptions);
};

const changedField = (seen: Field, change: FieldChange, at: string): Field => {
  const {
    label = seen.label,
    required = seen.required,
    options = seen.options,
    visible_to,
    declared,
  } = change;
  const definition = { type: seen.type, options };
  const given = change.default === undefined ? seen.default : change.default;
  const faults = optionFaults(definition);
  // A default that an option takes along is gone with it, unless it is what is asked for.
  refuseFaults(faults.length > 0 || change.default === undefined ? faults : defaultFaults(definition, given));
  return {
    ...seen,
    label,
    required,
    options,
    retired_options: retiredOptions(seen, options),
    default: readDefault(definition, given),
    default_original: change.default === undefined ? (seen.default_original ?? null) : null,
    visible_to: visible_to ? withAdmin(visible_to) : seen.visible_to,
    declared: seen.declared || declared === true,
    updated_at: at,
  };
};

/** Changes one field by what `change` makes of it. */
const changeField = async (
  table: Table,
  { fieldId, ...writing }: FieldWriting & { fieldId: string },
  change: (seen: Field) => Field,
): Promise<Field> => {
  const changed = await changeCatalogue(table, writing, async (seen) => {
    const field = fieldById(seen, fieldId);
    await requireIdle(table, writing.teamId, field);
    return withField(seen, change(field));
  });
  return fieldById(changed, fieldId);
};

/** @throws CallbookError `field_not_found`, `field_busy`, faults of options and default */
export const updateField = (
  table: Table,
  { change, ...request }: FieldWriting & { fieldId: string; change: FieldChange },
): Promise<Field> =>
  changeField(table, request, (seen) => changedField(seen, change, request.now.toISOString()));

/**
 * Takes a field out of everybody's sight with its values, or back.
 * @throws CallbookError `field_not_found`, `field_busy`, `hidden_fields_too_many`
 */
export const archiveField = (
  table: Table,
  { archived, ...request }: FieldWriting & { fieldId: string; archived: boolean },
): Promise<Field> =>
  changeField(table, request, (seen) =>
    seen.archived === archived ? seen : { ...seen, archived, updated_at: request.now.toISOString() },
  );

const byOrder = (one: Field, other: Field): number => one.order - other.order || (one.id < other.id ? -1 : 1);

/**
 * Brings fields into an order; those not named come behind, as they are.
 * @throws CallbookError `field_unknown`
 */
export const reorderFields = async (
  table: Table,
  { ids, ...writing }: FieldWriting & { ids: readonly string[] },
): Promise<Field[]> => {
  const changed = await changeCatalogue(table, writing, (seen) => {
    const all = [...seen.fields.values()].sort(byOrder);
    const known = new Map(all.map((field) => [field.id, field]));
    refuseFaults(
      ids.flatMap((id, index) =>
        known.has(id)
          ? []
          : [{ param: `ids.${index}`, code: 'field_unknown', message: 'The team has no such field.' }],
      ),
    );
    const named = new Set(ids);
    const ordered = [...ids.flatMap((id) => known.get(id) ?? []), ...all.filter(({ id }) => !named.has(id))];
    return {
      ...seen,
      fields: indexFields(ordered.map((field, order) => ({ ...field, order }))),
    };
  });
  return [...changed.fields.values()].sort(byOrder);
};

interface Asked {
  principal: Principal;
  scope: Scope;
}

const mayKnow = ({ principal, scope }: Asked, field: Field): boolean =>
  principal.role === 'admin' || isVisible(scope, `cf.${field.name}`);

/** @throws CallbookError `field_not_found`, of what the caller's role does not see as well */
export const getField = async (table: Table, asked: Asked, fieldId: string): Promise<Field> => {
  const field = fieldById(await findCatalogue(table, asked.principal.team.id), fieldId);
  if (!mayKnow(asked, field)) throw notFound('field');
  return field;
};

/**
 * A page of the fields that the caller sees, in their order; with `archived`, of those instead.
 * @throws CallbookError `role_forbidden`
 */
export const listFields = async (
  table: Table,
  asked: Asked & { archived: boolean },
  page: PageRequest,
): Promise<Page<Field>> => {
  const { principal, archived } = asked;
  if (archived && principal.role !== 'admin')
    throw failure('forbidden', 'role_forbidden', `The role ${principal.role} may not see archived fields.`);
  const { fields } = await findCatalogue(table, principal.team.id);
  const records = [...fields.values()].filter(
    (field) => field.archived === archived && mayKnow(asked, field),
  );
  const positionOf = ({ order, id }: Field) => `${String(order).padStart(6, '0')}#${id}`;
  const query = { kind: 'field', role: principal.role, archived: String(archived) };
  return pageOfAll(table, { teamId: principal.team.id, query, records, positionOf, descending: false }, page);
};
