import * as v from 'valibot';

const environmentSchema = v.object({
  STAGE: v.string(),
  TABLE_NAME: v.optional(v.string()),
  IMPORT_BUCKET: v.optional(v.string()),
});

/** What the stack tells a function about itself. */
export const environment = () => v.parse(environmentSchema, process.env);

/** A variable without which the function cannot work; that it is missing means the deployment is broken. */
export const required = (name: 'TABLE_NAME' | 'IMPORT_BUCKET'): string => {
  const value = environment()[name];
  if (value === undefined) throw new Error(`The function runs without ${name} in its environment.`);
  return value;
};
