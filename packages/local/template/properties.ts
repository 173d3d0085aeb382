import * as v from 'valibot';
import { UnsupportedTemplateError } from './intrinsics.ts';
import type { Resource } from './template.ts';

/** A property that the laptop would not honour, so that no template may have it. */
export const refused = v.optional(v.undefined('is not supported'));

/** A resource's properties as the host reads them. Throws UnsupportedTemplateError where the schema does not fit. */
export const propertiesOf = <Schema extends v.GenericSchema>(
  schema: Schema,
  { kind, id, properties }: Resource,
): v.InferOutput<Schema> => {
  const result = v.safeParse(schema, properties);
  if (result.success) return result.output;
  const faults = result.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`).join('; ');
  throw new UnsupportedTemplateError(`The laptop host does not support ${kind} ${id} as it is: ${faults}`);
};
