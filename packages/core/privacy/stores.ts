import { itemStores } from './item-stores.ts';
import { objectStores, queueStores } from './object-stores.ts';
import { isPersonal } from './store.ts';

/**
 * The stores in which a person may be found, in the order of an access package: each has a section there, an eraser,
 * and a line in the certificate.
 */
export const personalStores = [...itemStores, ...objectStores, ...queueStores].filter(isPersonal);

/** The name of such a store: a record by these names, of erasers or of readers, lacks none or does not compile. */
export type PersonalStoreName = (typeof personalStores)[number]['name'];

export const storeNames: readonly PersonalStoreName[] = personalStores.map(({ name }) => name);

/** Copies that an index holds go with their item; a test holds this list against the table. */
export const indexesOfItems = [
  'byTeam',
  'byName',
  'byUpdated',
  'byCompany',
  'byPhone',
  'byPhonePrefix',
  'byEmail',
  'byWord1',
  'byWord2',
  'byWord3',
  'byDue',
] as const;
