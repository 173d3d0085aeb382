import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../api/me.ts';
import { campaignsQuery, departmentsQuery, membersQuery } from '../api/people.ts';
import { statusWords } from '../i18n/words.tsx';
import { Badge, type Meaning } from '../ui/badge.tsx';

/** A status as people read it: ours have words in each language, a team's own stand as they are. */
export const useStatusName = (): ((status: string) => string) => {
  const { _ } = useLingui();
  return (status) => {
    const known = statusWords[status];
    return known ? _(known) : status.replaceAll('_', ' ');
  };
};

const meanings: Readonly<Record<string, Meaning>> = {
  qualified: 'good',
  customer: 'good',
  converted: 'good',
  contacted: 'info',
  do_not_contact: 'bad',
};

export const StatusBadge = ({ status }: { readonly status: string }) => (
  <Badge meaning={meanings[status] ?? 'plain'}>{useStatusName()(status)}</Badge>
);

/** Names of members, as far as the role may know them. */
export const useMemberName = (): ((id: string) => string) => {
  const may = useMay();
  const { data } = useQuery({ ...membersQuery, enabled: may('listMembers') });
  return (id) => data?.find((one) => one.id === id)?.name ?? id;
};

export const useDepartmentName = (): ((id: string) => string) => {
  const { data } = useQuery(departmentsQuery);
  return (id) => data?.find((one) => one.id === id)?.name ?? id;
};

export const useCampaignName = (): ((id: string) => string) => {
  const { data } = useQuery(campaignsQuery);
  return (id) => data?.find((one) => one.id === id)?.name ?? id;
};
