import { isDeepStrictEqual } from 'node:util';
import { failure } from '../error.ts';
import { untilSettled } from '../table/settle.ts';
import { type Table, transact } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { hiddenFieldsWrite } from '../team/team.item.ts';
import type { HiddenFields } from '../team/team.schema.ts';
import {
  bytesOfFields,
  findCatalogue,
  mostFieldBytes,
  mostFields,
  replaceCatalogueWrite,
} from './catalogue.item.ts';
import type { Catalogue, Field } from './catalogue.schema.ts';
import { fieldIn } from './field-index.ts';

/** The field of this name, in any case. */
export const fieldOf = ({ fields }: Pick<Catalogue, 'fields'>, name: string): Field | undefined =>
  fieldIn(fields, name);

/** Room for what the principal of every request carries of the fields (bytes of JSON). */
const mostHiddenBytes = 4_096;

/** What roles do not see of the fields, as the team's item has it. */
const hiddenFieldsOf = ({ fields }: Pick<Catalogue, 'fields'>): HiddenFields => {
  const all = [...fields.values()];
  const names = (some: Field[]) => some.map(({ name }) => name).sort();
  const shown = all.filter(({ archived }) => !archived);
  return {
    managers: names(shown.filter(({ visible_to }) => !visible_to.includes('manager'))),
    agents: names(shown.filter(({ visible_to }) => !visible_to.includes('agent'))),
    archived: names(all.filter(({ archived }) => archived)),
  };
};

const tooManyFields = () =>
  failure(
    'invalid',
    'fields_too_many',
    `A team has at most ${mostFields} custom fields, and their definitions take at most ${mostFieldBytes / 1_000} KB. Delete those that are not needed.`,
    'custom_fields',
  );

const requireRoom = (catalogue: Catalogue, hidden: HiddenFields): void => {
  if (catalogue.fields.size > mostFields || bytesOfFields(catalogue.fields.values()) > mostFieldBytes)
    throw tooManyFields();
  if (Buffer.byteLength(JSON.stringify(hidden)) > mostHiddenBytes)
    throw failure(
      'invalid',
      'hidden_fields_too_many',
      `The names of all fields that are archived or hidden from a role take at most ${mostHiddenBytes} bytes together. Delete fields, or show some.`,
    );
};

interface CatalogueChange {
  teamId: string;
  via: Via;
  now: Date;
}

/**
 * Changes the catalogue by what `change` makes of it as it is then, and with it what the team's item tells of it;
 * `change` runs again when others were faster, and writes nothing when it answers what it was given.
 * @throws CallbookError `fields_too_many`, `hidden_fields_too_many`, and what `change` throws
 */
export const changeCatalogue = (
  table: Table,
  { teamId, via, now }: CatalogueChange,
  change: (seen: Catalogue) => Catalogue | Promise<Catalogue>,
): Promise<Catalogue> =>
  untilSettled(async () => {
    const seen = await findCatalogue(table, teamId);
    const changed = await change(seen);
    if (isDeepStrictEqual(changed, seen)) return seen;
    const hidden = hiddenFieldsOf(changed);
    if (changed.fields !== seen.fields) requireRoom(changed, hidden);
    const at = now.toISOString();
    await transact(table, [
      replaceCatalogueWrite(changed, { seen: seen.version, via, at }),
      ...(isDeepStrictEqual(hidden, hiddenFieldsOf(seen)) ? [] : [hiddenFieldsWrite(teamId, hidden)]),
    ]);
    return { ...changed, version: seen.version + 1 };
  });
