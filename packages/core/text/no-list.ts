import type * as v from 'valibot';

/** A record that takes objects alone: valibot's takes a list, too, as an object with numbers for names. */
export const noList = <Schema extends v.GenericSchema>(schema: Schema): Schema => ({
  ...schema,
  '~run'(dataset, config) {
    if (!Array.isArray(dataset.value)) return schema['~run'](dataset, config);
    return schema['~run']({ value: null }, config);
  },
});
