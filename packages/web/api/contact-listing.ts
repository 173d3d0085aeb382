import type { operations } from '../../client/schema.ts';

type Query = NonNullable<operations['listContacts']['parameters']['query']>;

/** What a list may be asked for, as the API takes it. */
export type ContactFilter = Omit<
  Query,
  'fields' | 'include' | 'limit' | 'offset' | 'cursor' | 'sort' | 'preset'
>;

/** What a list is asked for, beside where it begins. */
export interface ContactListing {
  readonly filter: ContactFilter;
  readonly sort?: Query['sort'] | undefined;
  readonly preset?: string | undefined;
}
