import { createRootRoute } from '@tanstack/react-router';

/** Above all pages. The shell around them is the router's. */
export const rootRoute = createRootRoute();
