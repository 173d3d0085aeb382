import type { ContactListing } from '../api/contact-listing.ts';
import { type ContactSearch, defaultSort, filterValues } from './contact-search.ts';

/** What the API is asked for by an address. A preset keeps its own order unless the address has one. */
export const listingOf = (search: ContactSearch): ContactListing => {
  const { sort, preset } = search;
  return {
    filter: filterValues(search),
    ...(preset === undefined ? { sort: sort ?? defaultSort } : { preset, sort }),
  };
};
