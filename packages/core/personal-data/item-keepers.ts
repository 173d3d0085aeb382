import { attachedKeepers } from './attached-keepers.ts';
import { callKeepers } from './call-keepers.ts';
import { claimKeepers } from './claim-keepers.ts';
import { contactKeepers } from './contact-keeper.ts';
import { feedKeepers } from './feed-keepers.ts';
import type { PersonalItemName, StoreKeeper } from './keeper.ts';
import { likenessKeepers } from './likeness-keepers.ts';
import { mergeKeepers } from './merge-keepers.ts';
import { recordKeepers } from './record-keepers.ts';
import { requestKeepers } from './request-keepers.ts';
import { suppressionKeepers } from './suppression-keepers.ts';

/** Of every kind of item that may be about a person: does not compile when one is missing. */
export const itemKeepers: Readonly<Record<PersonalItemName, StoreKeeper>> = {
  ...contactKeepers,
  ...attachedKeepers,
  ...callKeepers,
  ...claimKeepers,
  ...mergeKeepers,
  ...likenessKeepers,
  ...suppressionKeepers,
  ...feedKeepers,
  ...requestKeepers,
  ...recordKeepers,
};
