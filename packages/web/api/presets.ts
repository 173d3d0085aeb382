import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../client/calls.ts';
import { callbook } from './callbook.ts';
import { queryClient } from './query-client.ts';

export type Preset = Answer<'/api/crm/presets/{id}', 'get'>['preset'];

export const presetsQuery = queryOptions({
  queryKey: ['presets'],
  queryFn: async ({ signal }) =>
    (await callbook().GET('/api/crm/presets', { params: { query: { limit: 200 } }, signal })).data.presets,
  staleTime: 60_000,
});

export const createPreset = async (draft: {
  name: string;
  filter: Record<string, unknown>;
  sort: string;
  shared: boolean;
}) => {
  const { data } = await callbook().POST('/api/crm/presets', { body: draft as never });
  await queryClient.invalidateQueries({ queryKey: ['presets'] });
  return data.preset;
};

export const deletePreset = async (id: string): Promise<void> => {
  await callbook().DELETE('/api/crm/presets/{id}', { params: { path: { id } } });
  await queryClient.invalidateQueries({ queryKey: ['presets'] });
};
