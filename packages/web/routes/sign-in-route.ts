import { createRoute, redirect } from '@tanstack/react-router';
import { sessionOf } from '../api/me.ts';
import { signIn } from '../api/session-store.ts';
import { rootRoute } from './root-route.ts';

/** The token of a link stands behind `#`, so that it reaches no server and no log. */
const tokenOf = (hash: string): string | undefined => new URLSearchParams(hash).get('token') ?? undefined;

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  beforeLoad: async ({ location }) => {
    const token = tokenOf(location.hash);
    // It stays neither in the address nor in the history.
    history.replaceState(history.state, '', '/sign-in');
    // What a link without a good token leads to asks for one.
    if (token !== undefined) await sessionOf(token).then(signIn, () => undefined);
    throw redirect({ to: '/contacts', replace: true });
  },
});
