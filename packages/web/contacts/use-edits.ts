import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Contact } from '../../client/schema.ts';
import { isApiError } from '../api/callbook.ts';
import { changeContact, contactQuery, showContact } from '../api/contacts.ts';
import { failureOf, faultOf } from '../api/failure.tsx';
import { networkStore } from '../api/network.ts';
import { queryClient } from '../api/query-client.ts';
import { refusedStore } from '../api/session-store.ts';
import { showToast } from '../ui/toast-queue.ts';
import { dropDraft, keepDraft, readDrafts } from './drafts.ts';
import { changeOf, isSame, type Meeting, meet, type Property, propertyOf } from './edits.ts';

/** How it stands with an edit, at its field. */
export type EditState =
  | { readonly kind: 'saving'; readonly value: unknown }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly value: unknown; readonly base: unknown; readonly fault: string }
  | ({ readonly kind: 'conflict' } & Meeting);

export interface Edits {
  readonly stateOf: (property: Property) => EditState | undefined;
  readonly save: (property: Property, value: unknown) => void;
  /** Ends a conflict, or an edit that failed. */
  readonly settle: (property: Property, value: unknown) => void;
  readonly undo: () => void;
}

type States = Readonly<Record<Property, EditState | undefined>>;

const latest = async (id: string): Promise<Contact> =>
  (await queryClient.fetchQuery({ ...contactQuery(id), staleTime: 0 })).contact;

const isTyping = (): boolean => /^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '');

/** Saves edits of a contact one after the other, each on the version that the one before made. */
export const useEdits = (contact: Contact): Edits => {
  const { t, i18n } = useLingui();
  const { id } = contact;
  const [states, setStates] = useState<States>({});
  const known = useRef(contact);
  const queue = useRef(Promise.resolve());
  const undos = useRef<{ property: Property; value: unknown }[]>([]);
  if (contact.version >= known.current.version) known.current = contact;
  const setState = useCallback(
    (property: Property, state: EditState | undefined) => setStates((all) => ({ ...all, [property]: state })),
    [],
  );

  const done = useCallback(
    (property: Property, saved: Contact) => {
      known.current = saved;
      showContact(saved);
      dropDraft(id, property);
      setState(property, { kind: 'saved' });
      setTimeout(
        () => setStates((all) => (all[property]?.kind === 'saved' ? { ...all, [property]: undefined } : all)),
        2_000,
      );
    },
    [id, setState],
  );

  const send = useCallback(
    async (property: Property, value: unknown, base: unknown): Promise<void> => {
      const { version } = known.current;
      try {
        done(property, await changeContact({ id, version, change: changeOf(property, value) }));
      } catch (error) {
        if (!isApiError(error) || error.status !== 412) throw error;
        const theirs = await latest(id);
        known.current = theirs;
        const meeting = { base, mine: value, theirs: propertyOf(theirs, property) };
        const next = meet(meeting);
        if (next === 'done') return done(property, theirs);
        if (next === 'again') return send(property, value, base);
        setState(property, { kind: 'conflict', ...meeting });
      }
    },
    [id, done, setState],
  );

  const write = useCallback(
    (property: Property, value: unknown, base: unknown) => {
      keepDraft(id, property, value, base);
      setState(property, { kind: 'saving', value });
      queue.current = queue.current.then(() =>
        send(property, value, base).catch((error: unknown) => {
          const { title, detail } = failureOf(error);
          const fault =
            faultOf(error, property) ??
            faultOf(error, `custom_fields.${property.slice(3)}`) ??
            detail ??
            i18n._(title);
          setState(property, { kind: 'failed', value, base, fault });
        }),
      );
    },
    [id, send, setState, i18n],
  );

  const undo = useCallback(() => {
    const last = undos.current.pop();
    if (last) write(last.property, last.value, propertyOf(known.current, last.property));
  }, [write]);

  const save = useCallback(
    (property: Property, value: unknown) => {
      const base = propertyOf(known.current, property);
      if (isSame(value, base)) return setState(property, undefined);
      undos.current.push({ property, value: base });
      write(property, value, base);
      showToast({ text: t`Changed`, action: { label: t`Undo`, run: undo } });
    },
    [write, setState, undo, t],
  );

  const settle = useCallback(
    (property: Property, value: unknown) => {
      const now = propertyOf(known.current, property);
      if (!isSame(value, now)) return write(property, value, now);
      dropDraft(id, property);
      setState(property, undefined);
      showContact(known.current);
    },
    [id, write, setState],
  );

  // What was typed before the tab was closed, or the connection went, is still to be saved.
  useEffect(() => {
    for (const [property, { value, base }] of Object.entries(readDrafts(id))) write(property, value, base);
  }, [id, write]);

  // Nor does it wait for somebody, once the connection is back or somebody has signed in again.
  useEffect(() => {
    const isStopped = () => networkStore.get().isLost || refusedStore.get();
    let wasStopped = isStopped();
    const follow = () => {
      const resumes = wasStopped && !isStopped();
      wasStopped = isStopped();
      if (resumes)
        for (const [property, { value, base }] of Object.entries(readDrafts(id)))
          write(property, value, base);
    };
    const ends = [networkStore.subscribe(follow), refusedStore.subscribe(follow)];
    return () => {
      for (const end of ends) end();
    };
  }, [id, write]);

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.metaKey || event.ctrlKey) || event.key !== 'z' || event.shiftKey || isTyping()) return;
      event.preventDefault();
      undo();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [undo]);

  return { stateOf: (property) => states[property], save, settle, undo };
};
