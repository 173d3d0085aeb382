import { createStore } from '../ui/store.ts';
import {
  currentSession,
  readSessions,
  type Session,
  type Sessions,
  withCurrent,
  withoutSession,
  withSession,
} from './sessions.ts';

const key = 'callbook.sessions';
/** Each window shows a team of its own. */
const currentKey = 'callbook.team';

export const sessionStore = createStore<Sessions>(
  readSessions(
    localStorage.getItem(key),
    sessionStorage.getItem(currentKey) ?? localStorage.getItem(currentKey),
  ),
);

/** Whether the token that is shown was refused, so that somebody has to sign in again. */
export const refusedStore = createStore(false);

const keep = (sessions: Sessions): void => {
  localStorage.setItem(key, JSON.stringify(sessions.all));
  for (const storage of [localStorage, sessionStorage]) {
    if (sessions.current === undefined) storage.removeItem(currentKey);
    else storage.setItem(currentKey, sessions.current);
  }
  sessionStore.set(sessions);
};

export const signIn = (session: Session): void => {
  refusedStore.set(false);
  keep(withSession(sessionStore.get(), session));
};

export const showTeam = (teamId: string): void => {
  refusedStore.set(false);
  keep(withCurrent(sessionStore.get(), teamId));
};

/** Forgets the token, and all that was kept of the team in this browser. */
export const signOut = (teamId: string): void => {
  for (const storage of [localStorage, sessionStorage])
    for (const name of Object.keys(storage))
      if (name.startsWith(`callbook.${teamId}.`)) storage.removeItem(name);
  refusedStore.set(false);
  keep(withoutSession(sessionStore.get(), teamId));
};

/** Where something of the team that is shown is kept in this browser, until it is signed out of. */
export const teamKey = (name: string): string => `callbook.${sessionStore.get().current ?? ''}.${name}`;

// What other windows signed in to or out of counts here, too.
addEventListener('storage', ({ key: changed, newValue }) => {
  if (changed === key) sessionStore.set(readSessions(newValue, sessionStore.get().current ?? null));
});

export const currentToken = (): string | undefined => currentSession(sessionStore.get())?.token;
