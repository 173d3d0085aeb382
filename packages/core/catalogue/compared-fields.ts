import { refuseFaults } from '../error.ts';
import type { Table } from '../table/table.ts';
import type { SettingsChange } from '../team/team.schema.ts';
import { findCatalogue } from './catalogue.item.ts';
import { fieldOf } from './catalogue.ts';

/**
 * Spells the custom fields by which a change of policies wants contacts compared as the team does.
 * @throws CallbookError `field_unknown` for those that it does not have, or has archived
 */
export const withComparedFields = async (
  table: Table,
  teamId: string,
  changes: SettingsChange,
): Promise<SettingsChange> => {
  const { duplicates } = changes;
  if (!duplicates || duplicates.custom_fields.length === 0) return changes;
  const catalogue = await findCatalogue(table, teamId);
  const asked = duplicates.custom_fields.map((name) => ({ name, field: fieldOf(catalogue, name) }));
  refuseFaults(
    asked.flatMap(({ name, field }, index) =>
      field && !field.archived
        ? []
        : {
            param: `duplicates.custom_fields.${index}`,
            code: 'field_unknown',
            message: `The team has no custom field ${name} that could be compared.`,
          },
    ),
  );
  return {
    ...changes,
    duplicates: { ...duplicates, custom_fields: asked.map(({ name, field }) => field?.name ?? name) },
  };
};
