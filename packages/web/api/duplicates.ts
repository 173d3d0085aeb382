import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../client/calls.ts';
import { callbook } from './callbook.ts';
import type { Job } from './jobs.ts';
import { queryClient } from './query-client.ts';

export type Finding = Answer<'/api/crm/duplicates', 'get'>['duplicates'][number];
export type FindingKind = Finding['kind'];
export type MergeOutcome = Answer<'/api/crm/contacts/merge', 'post'>['merge'];
export type Merge = Answer<'/api/crm/merges', 'get'>['merges'][number];

export interface FindingListing {
  readonly kind: FindingKind;
  readonly dismissed: boolean;
}

export const findingsQuery = ({ kind, dismissed }: FindingListing, offset = 0) =>
  queryOptions({
    queryKey: ['duplicates', 'list', kind, dismissed, offset],
    queryFn: async ({ signal }) => {
      const query = {
        kind: [kind],
        dismissed,
        limit: 50,
        offset,
      };
      return (await callbook().GET('/api/crm/duplicates', { params: { query }, signal })).data;
    },
    placeholderData: keepPreviousData,
  });

export const findingQuery = (id: string) =>
  queryOptions({
    queryKey: ['duplicates', 'one', id],
    queryFn: async ({ signal }) =>
      (await callbook().GET('/api/crm/duplicates/{id}', { params: { path: { id } }, signal })).data.duplicate,
  });

export interface MergeWish {
  readonly primaryId: string;
  readonly duplicateIds: readonly string[];
  readonly overrides: Readonly<Record<string, string>>;
}

const bodyOf = ({ primaryId, duplicateIds, overrides }: MergeWish, dry_run: boolean) => ({
  primary_id: primaryId,
  duplicate_ids: [...duplicateIds],
  overrides: { ...overrides },
  dry_run,
});

/** What a merge would make of the contacts: what is shown is what is carried out. */
export const mergePreviewQuery = (wish: MergeWish) =>
  queryOptions({
    queryKey: ['duplicates', 'preview', wish],
    queryFn: async ({ signal }) =>
      (await callbook().POST('/api/crm/contacts/merge', { body: bodyOf(wish, true), signal })).data,
    placeholderData: keepPreviousData,
    enabled: wish.duplicateIds.length > 0,
  });

export const merge = async (wish: MergeWish): Promise<MergeOutcome> =>
  (await callbook().POST('/api/crm/contacts/merge', { body: bodyOf(wish, false) })).data.merge;

export const undoMerge = async (id: string): Promise<void> => {
  await callbook().POST('/api/crm/merges/{id}/undo', { params: { path: { id } } });
};

export const mergesQuery = queryOptions({
  queryKey: ['merges'],
  queryFn: async ({ signal }) =>
    (await callbook().GET('/api/crm/merges', { params: { query: { limit: 100 } }, signal })).data,
});

export const dismissFinding = async (id: string): Promise<void> => {
  await callbook().POST('/api/crm/duplicates/{id}/dismiss', { params: { path: { id } } });
};

export const restoreFinding = async (id: string): Promise<void> => {
  await callbook().POST('/api/crm/duplicates/{id}/restore', { params: { path: { id } } });
};

export const scanDuplicates = async (): Promise<Job> =>
  (await callbook().POST('/api/crm/duplicates/scan', { body: {} })).data.job;

/** After a merge, its undo or a word on a finding, contacts and findings are others. */
export const duplicatesChanged = (): Promise<unknown> =>
  Promise.all(
    [['duplicates'], ['merges'], ['contacts']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
