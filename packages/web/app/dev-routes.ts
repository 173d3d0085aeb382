import type { AnyRoute } from '@tanstack/react-router';
import { componentsRoute } from '../routes/components-route.ts';

/** Pages for those who work on pages. */
export const extraRoutes: readonly AnyRoute[] = [componentsRoute];
