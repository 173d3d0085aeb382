import { wholeTeam } from '../access/scope.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { fieldOf } from '../catalogue/catalogue.ts';
import type { TagRule } from '../catalogue/rule.schema.ts';
import { unknownField } from '../catalogue/unknown-field.ts';
import type { ContactQuery } from '../condition/condition.ts';
import { filterConditions } from '../condition/contact-condition.ts';
import { CallbookError, type Fault } from '../error.ts';
import type { Team } from '../team/team.schema.ts';

/** Finds why lists would refuse a filter. */
const conditionFaults = (query: ContactQuery): readonly Fault[] => {
  try {
    filterConditions(query);
    return [];
  } catch (error) {
    if (error instanceof CallbookError) return error.faults;
    throw error;
  }
};

type Query = ContactQuery & { catalogue: Catalogue };

const goneFault = (query: Query, name: string): Fault[] => {
  const field = fieldOf(query.catalogue, name);
  if (!field) return [unknownField(name, query)];
  if (field.state !== 'deleting') return [];
  const message = 'The field and its values are being deleted.';
  return [{ param: `cf.${name}`, code: 'field_deleting', message }];
};

/**
 * Finds unknown fields in a filter: a list may ask for a field that goes away, but a rule would wait in
 * silence.
 */
export const fieldFaults = (query: Query): readonly Fault[] => {
  const gone = Object.keys(query.filter.cf ?? {}).flatMap((name) => goneFault(query, name));
  return gone.length > 0 ? gone : conditionFaults(query);
};

/** Finds the rules whose filters a change of the definitions would make void. */
export const brokenRules = (
  { id, settings }: Pick<Team, 'id' | 'settings'>,
  before: Catalogue,
  after: Catalogue,
): TagRule[] => {
  const scope = wholeTeam(id);
  const isSound = ({ filter }: TagRule, catalogue: Catalogue) =>
    fieldFaults({ scope, filter, settings, catalogue }).length === 0;
  return before.rules.filter((rule) => isSound(rule, before) && !isSound(rule, after));
};
