import type { PersonalStoreName } from '../privacy/stores.ts';
import { itemKeepers } from './item-keepers.ts';
import type { StoreKeeper } from './keeper.ts';

/** Of every store that may be about a person. */
export const keepers: Readonly<Partial<Record<PersonalStoreName, StoreKeeper>>> = { ...itemKeepers };
