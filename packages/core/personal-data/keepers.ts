import type { PersonalStoreName } from '../privacy/stores.ts';
import { itemKeepers } from './item-keepers.ts';
import type { StoreKeeper } from './keeper.ts';
import { objectKeepers } from './object-keepers.ts';

/** Of every store that may be about a person: does not compile when one is missing. */
export const keepers: Readonly<Record<PersonalStoreName, StoreKeeper>> = { ...itemKeepers, ...objectKeepers };
