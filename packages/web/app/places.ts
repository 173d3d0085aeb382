import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { IconName } from '../ui/icon.tsx';

/** A page that one can go to from anywhere. */
export interface Place {
  readonly to: '/contacts' | '/imports' | '/duplicates' | '/tags';
  readonly name: MessageDescriptor;
  readonly icon: IconName;
  /** The operation of the API without which there is nothing to see there. */
  readonly operation: string;
  /** Pressed after `g`. */
  readonly letter: string;
  readonly group: 'first' | 'organise' | 'admin';
}

export const places: readonly Place[] = [
  {
    to: '/contacts',
    name: msg`Contacts`,
    icon: 'person',
    operation: 'listContacts',
    letter: 'c',
    group: 'first',
  },
  {
    to: '/imports',
    name: msg`Imports`,
    icon: 'import',
    operation: 'listImports',
    letter: 'i',
    group: 'first',
  },
  {
    to: '/duplicates',
    name: msg`Duplicates`,
    icon: 'merge',
    operation: 'listDuplicates',
    letter: 'd',
    group: 'first',
  },
  {
    to: '/tags',
    name: msg`Tags`,
    icon: 'tag',
    operation: 'listTags',
    letter: 't',
    group: 'organise',
  },
];

export const groupNames: Readonly<Record<Place['group'], MessageDescriptor | undefined>> = {
  first: undefined,
  organise: msg`Organise`,
  admin: msg`Administration`,
};
