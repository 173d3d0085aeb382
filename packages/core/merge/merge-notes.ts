import type { StoredContact } from '../attribute/stored-contact.ts';
import { setAt } from './member.ts';

/** Characters that a contact's notes hold. */
const mostNotes = 50_000;

interface Note {
  text: string;
  at: string;
  contact: StoredContact;
}

/** What becomes of the notes; those that find no room become notes of the timeline. */
export interface MergedNotes {
  notes: string | null;
  /** In the order of time. */
  left: readonly { contact_id: string; text: string; at: string }[];
}

const titled = ({ text, at, contact: { name, id } }: Note): string =>
  `[${at.slice(0, 10)} · ${name ?? id}]\n${text}`;

const distinctNotes = (contacts: readonly StoredContact[]): Note[] => {
  const notes = contacts.flatMap((contact) =>
    contact.notes === null ? [] : [{ text: contact.notes, at: setAt(contact, 'notes'), contact }],
  );
  const inTime = notes.sort((one, other) => (one.at + one.contact.id < other.at + other.contact.id ? -1 : 1));
  return [...new Map(inTime.map((note) => [note.text.trim(), note])).values()];
};

/** Joins the notes of contacts in the order of time, each with its source; the same text comes once. */
export const mergeNotes = (contacts: readonly StoredContact[]): MergedNotes => {
  const notes = distinctNotes(contacts);
  const [only] = notes;
  if (!only) return { notes: null, left: [] };
  if (notes.length === 1) return { notes: only.text, left: [] };
  const kept: string[] = [];
  const left: Note[] = [];
  // The latest have the first right to room.
  for (const note of notes.toReversed()) {
    const text = titled(note);
    const size = [...kept, text].join('\n\n').length;
    if (size <= mostNotes) kept.unshift(text);
    else left.unshift(note);
  }
  return {
    notes: kept.length > 0 ? kept.join('\n\n') : null,
    left: left.map(({ text, at, contact }) => ({ contact_id: contact.id, text, at })),
  };
};
