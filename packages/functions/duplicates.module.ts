import { duplicateRoutes } from './duplicates.routes.ts';
import type { Route } from './http/route.ts';
import { mergeRoutes } from './merges.routes.ts';

/** Routes of the function `duplicates`. */
export const duplicatesModule: readonly Route[] = [...mergeRoutes, ...duplicateRoutes];
