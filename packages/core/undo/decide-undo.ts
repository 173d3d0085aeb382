import { isDeepStrictEqual } from 'node:util';
import { customName } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import type { Origin, StoredContact } from '../attribute/stored-contact.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import type { Writing } from '../contact/contact.ts';
import { deletedContact, nextVersion } from '../contact/plan-replacement.ts';
import { revivedContact } from '../contact/plan-restore.ts';
import { type Fault, failure, notFound } from '../error.ts';
import { type Found, type Links, linkFaults } from '../link/links.ts';
import { type Tagger, taggerOf } from '../rule/tagger.ts';
import { keptOptOut } from '../suppression/opt-out.ts';
import type { TagRegistry } from '../tag/tag-registry.ts';
import {
  type Author,
  type Change,
  type ChangedValues,
  changesOf,
  editedNames,
  firstOrigins,
  isBroughtBack,
  isEdited,
  keptAs,
} from './changes.ts';
import { withField } from './field-value.ts';
import type { Kept } from './mark.item.ts';
import { restoredTags } from './restored-tags.ts';
import { movedTags, staying } from './staying.ts';

/** What was read to undo a deed on a contact. */
export interface UndoKnown extends Author {
  seen: StoredContact;
  catalogue: Catalogue;
  /** Items that the restored links lead to, by partition key. */
  found: Found;
  /** Records of the tags that come back. */
  registry: TagRegistry;
}

/** A contact without what a deed did; the holders of the claims that it gains are not known yet. */
export interface Undoing {
  seen: StoredContact;
  /** The contact as it would be; the one that was seen where nothing changes. */
  contact: StoredContact;
  /** What stays, and why: codes by property. */
  kept: Kept;
  /** Origins of the values that come back. */
  origins: Record<string, Origin | null>;
  /** Conflicts that prevent the undo as a whole. */
  conflicts: readonly Fault[];
  /** Gives the tags of the team's rules. */
  tagger?: Tagger;
}

type Asked = Pick<Writing, 'team' | 'scope' | 'now'>;

/** Tells whether the deed made the contact. */
export const isMadeBy = ({ provenance: { '*': made } }: StoredContact, deedId: string): boolean =>
  made?.by === deedId;

const linksOf = ({ company_id, department_id, owner_id }: Links) => ({
  company_id,
  department_id,
  owner_id,
});

const unchanged = (seen: StoredContact, kept: Kept = {}): Undoing => ({
  ...{ seen, contact: seen, kept, origins: {}, conflicts: [] },
});

/**
 * Sends a contact that the deed made, or took out of the trash, there unless somebody has changed it since.
 */
const withdrawn = ({ now }: Asked, { seen, ...author }: UndoKnown): Undoing => {
  const edited = editedNames(seen, isMadeBy(seen, author.deedId) ? { ...author, marks: [] } : author);
  if (seen.deleted_at !== null || edited.length > 0)
    return unchanged(seen, seen.deleted_at === null ? keptAs(edited, 'edited_since') : {});
  return { ...unchanged(seen), contact: deletedContact(seen, now) };
};

/** The campaigns of a contact without those that the deed brought it into; those that it left, it does not come back to. */
const leftCampaigns = (own: Contact['campaigns'], { before, after }: Change): Contact['campaigns'] =>
  Object.fromEntries(
    Object.entries(own).filter(
      ([id]) => Object.hasOwn(Object(before), id) || !Object.hasOwn(Object(after), id),
    ),
  );

/** Restores the values of a contact, but for those that are to stay. */
const withValues = (
  base: StoredContact,
  changes: ChangedValues,
  { kept, catalogue, registry }: Pick<UndoKnown, 'catalogue' | 'registry'> & { kept: Kept },
): StoredContact => {
  let contact = base;
  for (const [name, change] of changes) {
    if (Object.hasOwn(kept, name)) continue;
    const field = customName(name);
    if (field !== undefined) contact = withField(contact, field, change, catalogue);
    else if (name === 'tags') contact = { ...contact, tags: restoredTags(base.tags, change, registry).tags };
    else if (name === 'campaigns') contact = { ...contact, campaigns: leftCampaigns(base.campaigns, change) };
    else contact = { ...contact, [name]: change.before };
  }
  return keptOptOut(base, contact);
};

/**
 * Restores the values of a contact, but for those that somebody has changed since or that cannot come back.
 */
const valuesBack = (
  asked: Asked,
  { known, base, changes }: { known: UndoKnown; base: StoredContact; changes: ChangedValues },
  obstacles: Kept,
): Undoing => {
  const { seen, catalogue, found } = known;
  const { team, now } = asked;
  const stays = { ...staying(asked, base, changes, known), ...obstacles };
  const wanted = withValues(base, changes, { ...known, kept: stays });
  const broken = linkFaults(team.id, linksOf(wanted), found, linksOf(base));
  const dead = Object.fromEntries(broken.map(({ param, code }) => [param ?? '', code]));
  const restored = withValues(base, changes, { ...known, kept: { ...stays, ...dead } });
  const tagger = taggerOf(team, catalogue);
  const contact = tagger(restored);
  const kept = { ...stays, ...dead, ...movedTags(base, changes, known) };
  const isTagged = isEdited(base, 'tags', known);
  return {
    seen,
    contact: isDeepStrictEqual(contact, seen) ? seen : nextVersion(seen, contact, now),
    kept,
    origins: firstOrigins(
      known.marks,
      (name) => !Object.hasOwn(kept, name) && !(name === 'tags' && isTagged),
    ),
    conflicts: [],
    tagger,
  };
};

/** What others brought into a contact by merges does not go to the trash with it. */
const requireAlone = ({ joined }: StoredContact): void => {
  if (joined && joined.ids.length > 0)
    throw failure(
      'conflict',
      'contact_merged',
      'Others were merged into it since it came, so that it stays.',
    );
};

/**
 * Decides how to take back what a deed did to a contact: one that it made or brought back goes to the trash,
 * one that it deleted comes back, and values are again as they were. What somebody has changed since stays.
 * @param obstacles what was found to stand in the way of values, by property
 * @throws CallbookError `contact_not_found`, `contact_merged`
 */
export const decideUndo = (asked: Asked, known: UndoKnown, obstacles: Kept = {}): Undoing => {
  const { seen } = known;
  const { deleted_at: moved, ...others } = Object.fromEntries(changesOf(known.marks));
  if (isMadeBy(seen, known.deedId)) requireAlone(seen);
  if (isMadeBy(seen, known.deedId) || isBroughtBack(known.marks)) return withdrawn(asked, known);
  const changes = new Map(Object.entries(others));
  if (seen.deleted_at === null) return valuesBack(asked, { known, base: seen, changes }, obstacles);
  if (!moved) throw notFound('contact');
  if (seen.deleted_at !== moved.after) return unchanged(seen, { deleted_at: 'edited_since' });
  const { contact: base, conflicts } = revivedContact(asked, seen, known);
  return { ...valuesBack(asked, { known, base, changes }, obstacles), conflicts };
};
