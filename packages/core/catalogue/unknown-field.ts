import { isVisible, type Scope } from '../access/scope.ts';
import { filterSuffixes } from '../attribute/field-name.ts';
import type { Fault } from '../error.ts';
import type { Catalogue } from './catalogue.schema.ts';
import { fieldOf } from './catalogue.ts';

interface Known {
  scope: Scope;
  catalogue: Pick<Catalogue, 'fields'>;
}

const mostNames = 20;

/** Lists the names of fields that the caller sees; others must not be revealed. */
const knownNames = ({ scope, catalogue }: Known): string => {
  const names = [...catalogue.fields.values()]
    .map(({ name }) => name)
    .filter((name) => isVisible(scope, `cf.${name}`))
    .sort();
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  return names.length === 0 ? 'none yet' : `${names.slice(0, mostNames).join(', ')}${more}`;
};

/** Makes the fault of a filter by an unknown field, such as `size.min` where there is `size`. */
export const unknownField = (name: string, { scope, catalogue }: Known): Fault => {
  const param = `cf.${name}`;
  const dot = name.lastIndexOf('.');
  const asked = dot > 0 ? fieldOf(catalogue, name.slice(0, dot)) : undefined;
  if (!asked || !isVisible(scope, `cf.${asked.name}`))
    return {
      param,
      code: 'field_unknown',
      message: `The team has no such custom field. It has: ${knownNames({ scope, catalogue })}.`,
    };
  const suffixes = filterSuffixes.map((suffix) => `.${suffix}`).join(', ');
  const message = `${name.slice(dot)} is nothing to ask the field ${asked.name} for: it is filtered by its value alone, or with ${suffixes}.`;
  return { param, code: 'suffix_unknown', message };
};
