import * as v from 'valibot';
import { paths } from '../table/via.ts';

export const pathSchema = v.picklist(paths, 'unknown_value');

const changeSchema = v.object({ from: v.unknown(), to: v.unknown() });

/** Changes by property, custom fields as `cf.<name>`. An absent value is null. */
export const changesSchema = v.record(v.string(), changeSchema);
export type Changes = v.InferOutput<typeof changesSchema>;
