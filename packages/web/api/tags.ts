import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../client/calls.ts';
import { callbook } from './callbook.ts';
import type { Job } from './jobs.ts';
import { queryClient } from './query-client.ts';

export type Tag = Answer<'/api/crm/tags', 'get'>['tags'][number];

/** Tags, those of most contacts first. */
export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: async ({ signal }) =>
    (
      await callbook().GET('/api/crm/tags', {
        params: { query: { sort: '-contact_count', limit: 200 } },
        signal,
      })
    ).data.tags,
  staleTime: 60_000,
});

export const tagsChanged = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['tags'] });

export const createTag = async (name: string): Promise<Tag> =>
  (await callbook().POST('/api/crm/tags', { body: { name } })).data.tag;

/** Contacts get the new name by a job; there is none where nobody bears the tag. */
export const renameTag = async (id: string, name: string): Promise<Job | null> =>
  (await callbook().PATCH('/api/crm/tags/{id}', { params: { path: { id } }, body: { name } })).data.job;

export const mergeTags = async (tags: readonly string[], into: string): Promise<Job | null> =>
  (await callbook().POST('/api/crm/tags/merge', { body: { tags: [...tags], into } })).data.job;

/** From how many contacts a tag would be taken. */
export const tagDeletionQuery = (id: string) =>
  queryOptions({
    queryKey: ['tags', 'deletion', id],
    queryFn: async ({ signal }) => {
      const params = { path: { id }, query: { dry_run: true } };
      return (await callbook().DELETE('/api/crm/tags/{id}', { params, signal })).data.count ?? 0;
    },
    staleTime: 0,
  });

export const deleteTag = async (id: string): Promise<Job | null> =>
  (await callbook().DELETE('/api/crm/tags/{id}', { params: { path: { id } } })).data.job;

export const removeUnusedTags = async (): Promise<number> =>
  (await callbook().DELETE('/api/crm/tags', { params: { query: { unused: 'true' } } })).data.tags.length;
