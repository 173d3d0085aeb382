import * as v from 'valibot';
import { teamKey } from '../api/session-store.ts';

/** What was typed and is not saved, kept in this browser until it is: also when the tab is closed. */
const draftsSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.string(), v.object({ value: v.unknown(), base: v.unknown() })),
);

export type Drafts = Readonly<Record<string, { readonly value: unknown; readonly base: unknown }>>;

const keyOf = (contactId: string): string => teamKey(`draft.${contactId}`);

export const readDrafts = (contactId: string): Drafts => {
  const parsed = v.safeParse(draftsSchema, localStorage.getItem(keyOf(contactId)) ?? '{}');
  return parsed.success ? (parsed.output as Drafts) : {};
};

const keep = (contactId: string, drafts: Drafts): void => {
  if (Object.keys(drafts).length === 0) localStorage.removeItem(keyOf(contactId));
  else localStorage.setItem(keyOf(contactId), JSON.stringify(drafts));
};

export const keepDraft = (contactId: string, property: string, value: unknown, base: unknown): void =>
  keep(contactId, { ...readDrafts(contactId), [property]: { value, base } });

export const dropDraft = (contactId: string, property: string): void => {
  const { [property]: _, ...rest } = readDrafts(contactId);
  keep(contactId, rest);
};
