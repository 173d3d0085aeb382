import { findContactItem } from '../contact/contact.item.ts';
import { readHolds } from '../hold/hold.item.ts';
import { erasureSteps } from '../hold/holds.ts';
import { gatherSubject, joinedSubjects } from '../personal-data/gather-subject.ts';
import type { PrivacyContext, StoreKeeper } from '../personal-data/keeper.ts';
import { keepers } from '../personal-data/keepers.ts';
import type { Subject } from '../personal-data/subject.ts';
import { type CertificateLine, certificateLine } from '../privacy/certificate.ts';
import type { PersonalStoreName } from '../privacy/stores.ts';
import { noteErased } from '../projection/note-erased.ts';
import { type ErasureIds, type ErasureState, writeState } from './erasure-state.ts';

/** The contact gives these up with its own values. */
const givenUp: readonly PersonalStoreName[] = [
  'claims',
  'claims_of_extensions',
  'shared_claims',
  'shared_claims_of_extensions',
];

/** What others write in its stead a moment later is looked at last, and once more. */
const late: readonly PersonalStoreName[] = ['timeline', 'deliveries', 'feed', 'job_files'];

/** The contact first, so that nothing is added to it while the rest is cleaned. */
const inOrder = (stores: readonly PersonalStoreName[]): PersonalStoreName[] => {
  const placeOf = (store: PersonalStoreName) => (store === 'contact' ? 0 : 1 + late.indexOf(store) + 1);
  return stores.toSorted((one, other) => placeOf(one) - placeOf(other));
};

const countOf = async (keeper: StoreKeeper, context: PrivacyContext, subject: Subject): Promise<number> => {
  let count = 0;
  for await (const _ of keeper.find(context, subject)) count++;
  return count;
};

export interface Erasing {
  context: PrivacyContext;
  ids: ErasureIds;
  request_id: string;
}

/** Closes the contact, and looks once more at what was written until then. */
const closeContact = async ({ context, ids }: Erasing, state: ErasureState): Promise<ErasureState> => {
  const { table } = context;
  const { subject } = state;
  const found: Record<string, number> = { ...state.found };
  for (const store of givenUp) found[store] ??= await countOf(keepers[store], context, subject);
  await writeState(context.files, ids, { ...state, found });
  await keepers.contact.erase(context, subject);
  for (const id of subject.contact_ids) await noteErased(table, subject.team_id, id, context.now);
  const again = await gatherSubject(table, subject.team_id, subject.contact_id);
  return { ...state, found, subject: joinedSubjects(subject, again) };
};

/** What covers the contact by now; a hold that came while it was erased keeps what is there still. */
const stepsOf = async (
  { table }: Pick<PrivacyContext, 'table'>,
  { team_id, contact_id, contact_ids }: Subject,
  lines: readonly CertificateLine[],
) => {
  const found = await Promise.all(contact_ids.map((id) => findContactItem(table, team_id, id)));
  const contacts = found.filter((one) => one !== undefined);
  const own = contacts.find(({ id }) => id === contact_id);
  const { holds } = await readHolds(table, team_id, contacts);
  return erasureSteps(own ?? { id: contact_id }, holds, lines);
};

/** Lines of stores that a hold keeps, each once. */
const heldLines = async (
  { context, request_id }: Erasing,
  { subject, salt, lines }: ErasureState,
  held: readonly { store: PersonalStoreName; hold: string }[],
): Promise<CertificateLine[]> => {
  const isTold = ({ store, hold }: (typeof held)[number]) =>
    lines.some((line) => line.store === store && line.held === hold);
  const made = held
    .filter((one) => !isTold(one))
    .map(async ({ store, hold }) => {
      const count = await countOf(keepers[store], context, subject);
      const at = context.now.toISOString();
      return certificateLine(request_id, { store, count, at, held: hold, query: null }, salt);
    });
  return Promise.all(made);
};

const cleanStore = async (
  { context, request_id }: Erasing,
  { subject, salt, found }: ErasureState,
  store: PersonalStoreName,
): Promise<CertificateLine> => {
  const { count, query } = await keepers[store].erase(context, subject);
  const all = Math.max(count, found[store] ?? 0);
  return certificateLine(request_id, { store, count: all, query, at: new Date().toISOString() }, salt);
};

/** Cleans all stores that no hold keeps, one after the other; each is on record before the next. */
export const eraseStores = async (erasing: Erasing, begun: ErasureState): Promise<ErasureState> => {
  const { context, ids } = erasing;
  const { now, held } = await stepsOf(context, begun.subject, begun.lines);
  let state: ErasureState = { ...begun, lines: [...begun.lines, ...(await heldLines(erasing, begun, held))] };
  const contacts = state.found.contact ?? (await countOf(keepers.contact, context, state.subject));
  state = { ...state, found: { ...state.found, contact: contacts } };
  for (const store of inOrder(now)) {
    if (store === 'contact') state = await closeContact(erasing, state);
    state = { ...state, lines: [...state.lines, await cleanStore(erasing, state, store)] };
    await writeState(context.files, ids, state);
  }
  for (const store of late) if (now.includes(store)) await keepers[store].erase(context, state.subject);
  return state;
};

export interface StorePreview {
  store: PersonalStoreName;
  count: number;
  /** The hold that keeps it. */
  held: string | null;
}

/** Tells what an erasure would do with each store; nothing changes. */
export const previewErasure = async (
  context: PrivacyContext,
  contact: { team_id: string; id: string },
): Promise<StorePreview[]> => {
  const subject = await gatherSubject(context.table, contact.team_id, contact.id);
  const { now, held } = await stepsOf(context, subject, []);
  const holds = new Map(held.map(({ store, hold }) => [store, hold]));
  const stores = [...now, ...held.map(({ store }) => store)];
  return Promise.all(
    stores.map(async (store) => ({
      store,
      count: await countOf(keepers[store], context, subject),
      held: holds.get(store) ?? null,
    })),
  );
};
