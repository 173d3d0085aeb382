import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../client/calls.ts';
import type { Contact, ContactChange } from '../../client/schema.ts';
import { callbook } from './callbook.ts';
import type { ContactListing } from './contact-listing.ts';
import { queryClient } from './query-client.ts';

type Page = Answer<'/api/crm/contacts', 'get'>;
type Detail = Answer<'/api/crm/contacts/{id}', 'get'>;

export const pageSize = 100;

const pageKey = (listing: ContactListing, page: number) => ['contacts', 'list', listing, page] as const;

/** Where a page begins: behind the one before where that is known, which costs the same however far it is. */
const placeOf = (listing: ContactListing, page: number) => {
  const before = queryClient.getQueryData<Page>(pageKey(listing, page - 1));
  return before?.next_cursor ? { cursor: before.next_cursor } : { offset: page * pageSize };
};

export const contactPageQuery = (listing: ContactListing, page: number) =>
  queryOptions({
    queryKey: pageKey(listing, page),
    queryFn: async ({ signal }): Promise<Page> => {
      const { filter, sort, preset } = listing;
      const query = {
        ...filter,
        ...(sort !== undefined && { sort }),
        ...(preset !== undefined && { preset }),
        include: ['company' as const],
        limit: pageSize,
        ...placeOf(listing, page),
      };
      const { data } = await callbook().GET('/api/crm/contacts', { params: { query }, signal });
      return data;
    },
    staleTime: 30_000,
  });

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ['contacts', 'one', id],
    queryFn: async ({ signal }): Promise<Detail> =>
      (
        await callbook().GET('/api/crm/contacts/{id}', {
          params: { path: { id }, query: { include: ['company', 'provenance'] } },
          signal,
        })
      ).data,
  });

export const callableQuery = (id: string) =>
  queryOptions({
    queryKey: ['contacts', 'callable', id],
    queryFn: async ({ signal }) =>
      (await callbook().GET('/api/crm/contacts/{id}/callable', { params: { path: { id } }, signal })).data,
    staleTime: 10_000,
    refetchInterval: 60_000,
  });

const withContact = (page: Page, contact: Contact): Page => ({
  ...page,
  contacts: page.contacts.map((one) => (one.id === contact.id ? { ...one, ...contact } : one)),
});

/** Puts a contact as it is now wherever it is shown. */
export const showContact = (contact: Contact): void => {
  queryClient.setQueryData<Detail>(
    ['contacts', 'one', contact.id],
    (known) => known && { ...known, contact: { ...known.contact, ...contact } },
  );
  queryClient.setQueriesData<Page>(
    { queryKey: ['contacts', 'list'] },
    (page) => page && withContact(page, contact),
  );
};

interface Change {
  readonly id: string;
  readonly version: number;
  readonly change: ContactChange;
}

/** Changes a contact if it still is the version that was looked at. */
export const changeContact = async ({ id, version, change }: Change): Promise<Contact> => {
  const { data } = await callbook().PATCH('/api/crm/contacts/{id}', {
    params: { path: { id }, header: { 'If-Match': `"${version}"` } },
    body: change,
  });
  return data.contact;
};

export const createContact = async (draft: Record<string, unknown>) =>
  (await callbook().POST('/api/crm/contacts', { body: draft })).data;

export const trashContact = async (id: string): Promise<void> => {
  await callbook().DELETE('/api/crm/contacts/{id}', { params: { path: { id } } });
};

export const restoreContact = async (id: string): Promise<void> => {
  await callbook().POST('/api/crm/contacts/{id}/restore', { params: { path: { id } } });
};

/** What is shown of contacts is read again. */
export const contactsChanged = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['contacts'] });
