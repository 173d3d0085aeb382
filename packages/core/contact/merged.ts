import type { Contact } from '../attribute/contact.schema.ts';
import { CallbookError, type Fault, failure } from '../error.ts';

type Merged = Pick<Contact, 'id' | 'merged_into'>;
type Whole = Pick<Contact, 'id' | 'merged_into' | 'erased_at'>;

const mergedFault = (merged: string, survivor: string): Fault => ({
  param: null,
  code: 'contact_merged',
  message: `The contact ${merged} is part of ${survivor} by now.`,
  existing_id: survivor,
});

/** Tells that another contact was meant, which the one that was named is part of by now. */
export const mergedWarning = (merged: string, { id }: Pick<Contact, 'id'>): Fault => ({
  ...mergedFault(merged, id),
  param: 'id',
});

/** Thrown where a contact is asked for that is part of another one by now, which `existing_id` names. */
export class ContactMerged extends CallbookError {
  override readonly name = 'ContactMerged';
  /** The id that was asked for. */
  readonly merged: string;
  readonly survivor: string;

  constructor(merged: string, survivor: string) {
    super('conflict', [mergedFault(merged, survivor)]);
    this.merged = merged;
    this.survivor = survivor;
  }
}

/** Answers a contact that is part of no other one. @throws ContactMerged */
export const requireOwn = <T extends Merged>(contact: T): T => {
  if (contact.merged_into === null) return contact;
  throw new ContactMerged(contact.id, contact.merged_into);
};

/**
 * Answers a contact that is part of no other one, and has not been erased: nothing may be added to it.
 * @throws ContactMerged before anything else is told of it: what a caller reaches, the survivor decides
 * @throws CallbookError `contact_erased`
 */
export const requireUnmerged = <T extends Whole>(contact: T): T => {
  if (requireOwn(contact).erased_at === null) return contact;
  throw failure('conflict', 'contact_erased', 'The person was erased. Nothing about them is kept any more.');
};

/** Says of an answer for an id that it is that of another contact, which the one asked for is part of by now. */
export const mergedInto = (asked: string, { id }: Pick<Contact, 'id'>): { merged_into?: string } =>
  id === asked ? {} : { merged_into: id };

/** A merged id answers with the survivor in one hop; while a merge goes on there may be a second one. */
const mostHops = 4;

/** Does what is asked of a contact; of one that is part of another by now, of that one. */
export const onSurvivor = async <T>(contactId: string, act: (id: string) => Promise<T>): Promise<T> => {
  let id = contactId;
  for (let hop = 0; ; hop++)
    try {
      return await act(id);
    } catch (error) {
      if (!(error instanceof ContactMerged) || error.merged !== id || hop === mostHops) throw error;
      id = error.survivor;
    }
};
