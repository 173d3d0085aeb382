import { useQuery } from '@tanstack/react-query';
import { useMay } from '../api/me.ts';
import {
  campaignsQuery,
  companiesQuery,
  departmentsQuery,
  facetsQuery,
  membersQuery,
} from '../api/people.ts';
import { settingsQuery } from '../api/settings.ts';
import { tagsQuery } from '../api/tags.ts';
import { useValueName } from './filter-words.ts';
import type { FilterDefinition } from './filters.ts';

export interface FilterOption {
  readonly value: string;
  readonly name: string;
  /** How many contacts have it, where that is known. */
  readonly count?: number | undefined;
}

const named = ({ id, name }: { id: string; name: string | null }): FilterOption => ({
  value: id,
  name: name ?? id,
});

/** Values to choose from, most frequent first where that is known; found by what is typed. */
export const useFilterOptions = (definition: FilterDefinition, text: string): readonly FilterOption[] => {
  const { id } = definition;
  const may = useMay();
  const valueName = useValueName();
  const facets = useQuery({ ...facetsQuery, enabled: id === 'lead_status' && may('getFacets') });
  const settings = useQuery({ ...settingsQuery, enabled: id === 'lead_status' });
  const tags = useQuery({ ...tagsQuery, enabled: id === 'tags' });
  const members = useQuery({ ...membersQuery, enabled: id === 'owner_id' && may('listMembers') });
  const departments = useQuery({ ...departmentsQuery, enabled: id === 'department_id' });
  const campaigns = useQuery({ ...campaignsQuery, enabled: id === 'campaign_id' });
  const companies = useQuery({ ...companiesQuery(text), enabled: id === 'company_id' });
  const typed = text.trim().toLowerCase();
  const all = ((): readonly FilterOption[] => {
    switch (id) {
      case 'lead_status': {
        const counts = new Map(facets.data?.lead_status.map(({ value, count }) => [value, count]));
        return (settings.data?.lead_statuses ?? []).map((value) => ({
          value,
          name: valueName(definition, value),
          count: facets.data ? (counts.get(value) ?? 0) : undefined,
        }));
      }
      case 'tags':
        return (tags.data ?? []).map(({ name, contact_count }) => ({
          value: name,
          name,
          count: contact_count ?? undefined,
        }));
      case 'owner_id':
        return (members.data ?? []).map(named);
      case 'department_id':
        return (departments.data ?? []).map(named);
      case 'campaign_id':
        return (campaigns.data ?? []).map(named);
      case 'company_id':
        return (companies.data ?? []).map(named);
      default:
        return (definition.options ?? []).map((value) => ({ value, name: value }));
    }
  })();
  return id === 'company_id' || typed === ''
    ? all
    : all.filter(({ name }) => name.toLowerCase().includes(typed));
};
