import * as v from 'valibot';
import { type ContactChange, contactChangeSchema } from '../attribute/contact.schema.ts';
import { distinctTags } from '../attribute/tags.ts';
import { exportFieldsSchema, exportFormatSchema, exportOptionsSchema } from '../export/export.schema.ts';
import { line } from '../text/text.schema.ts';

/** Parameters of actions, beside the contacts. */
export const bulkParameters = {
  tags: contactChangeSchema.entries.tags,
  field: v.optional(line(103)),
  value: v.optional(v.unknown()),
  lead_status: v.optional(line(100)),
  owner_id: v.optional(v.nullable(line(100))),
  department_id: v.optional(v.nullable(line(100))),
  campaign_id: v.optional(line(100)),
  format: v.optional(exportFormatSchema),
  fields: v.optional(exportFieldsSchema),
  options: v.optional(exportOptionsSchema),
};
const parametersSchema = v.object(bulkParameters);
export type BulkGiven = v.InferOutput<typeof parametersSchema>;
export type BulkParameter = keyof BulkGiven;

interface Action {
  /** Parameters that it needs. */
  readonly takes: readonly BulkParameter[];
  /** Others that it takes. */
  readonly mayTake?: readonly BulkParameter[];
  /** The change that it makes to every contact; absent where it changes no values. */
  readonly change?: (given: BulkGiven) => ContactChange;
  /** Words of the reference on a parameter that its schema does not say. */
  readonly says?: Partial<Record<BulkParameter, string>>;
}

const tagsOf = ({ tags }: BulkGiven): string[] => distinctTags(tags ?? []);

export const customPrefix = 'cf.';

/** Properties that `set_field` may set. */
export const settable = v.omit(contactChangeSchema, ['team_id']);

/** Makes the change of one property or custom field. */
export const fieldChange = ({ field = '', value = null }: BulkGiven) =>
  field.startsWith(customPrefix)
    ? { custom_fields: { [field.slice(customPrefix.length)]: value } }
    : { [field]: value };

/** Actions on many contacts. Requests, faults, the reference and jobs read them here. */
export const bulkActions = {
  add_tags: { takes: ['tags'], change: (given) => ({ add_tags: tagsOf(given) }) },
  remove_tags: { takes: ['tags'], change: (given) => ({ remove_tags: tagsOf(given) }) },
  set_field: {
    takes: ['field', 'value'],
    change: (given) => v.parse(settable, fieldChange(given)),
    says: { field: 'a property of contacts, or a custom field as `cf.<name>`', value: 'null clears' },
  },
  set_status: { takes: ['lead_status'], change: ({ lead_status }) => ({ lead_status }) },
  assign: {
    takes: ['owner_id'],
    change: ({ owner_id }) => ({ owner_id }),
    says: { owner_id: 'null takes the owner away' },
  },
  set_department: { takes: ['department_id'], change: ({ department_id }) => ({ department_id }) },
  add_to_campaign: { takes: ['campaign_id'] },
  remove_from_campaign: { takes: ['campaign_id'] },
  export: { takes: ['format'], mayTake: ['fields', 'options'] },
  delete: { takes: [] },
  restore: { takes: [] },
} as const satisfies Record<string, Action>;

export type BulkAction = keyof typeof bulkActions;

export const actionOf = (action: BulkAction): Action => bulkActions[action];

/** Lists all parameters that an action takes. */
export const takenBy = (action: BulkAction): readonly BulkParameter[] => {
  const { takes, mayTake = [] } = actionOf(action);
  return [...takes, ...mayTake];
};

const isBulkAction = (name: string): name is BulkAction => Object.hasOwn(bulkActions, name);

export const bulkActionNames = Object.keys(bulkActions).filter(isBulkAction);

export const bulkParameterNames = Object.keys(bulkParameters).filter((name): name is BulkParameter =>
  Object.hasOwn(bulkParameters, name),
);

/** Makes the reference's words on a parameter: which actions take it, and what it means there. */
export const wordsOf = (parameter: BulkParameter): string => {
  const takers = bulkActionNames.filter((name) => takenBy(name).includes(parameter));
  return `For ${takers
    .map((name) => {
      const says = actionOf(name).says?.[parameter];
      return says === undefined ? name : `${name}: ${says}`;
    })
    .join('; ')}`;
};
