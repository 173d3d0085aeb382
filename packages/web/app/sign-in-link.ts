import { sessionOf } from '../api/me.ts';
import { signIn } from '../api/session-store.ts';
import { createStore } from '../ui/store.ts';

/** Whether somebody came by a link that signs in to nothing. */
export const brokenLink = createStore(false);

/**
 * Signs in by the link that somebody came with. Its token stands behind `#`, so that it reaches no server and no log,
 * and stays neither in the address nor in the history. A link without a good token leads to where one is asked for.
 */
export const signInByLink = async (): Promise<void> => {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (location.pathname !== '/sign-in') return;
  history.replaceState(null, '', '/contacts');
  if (token !== null) await sessionOf(token).then(signIn, () => brokenLink.set(true));
};
