import { httpFunction } from './http/handler.ts';
import { operations } from './operations.ts';
import { routes } from './routes.ts';
import { openServices } from './services.ts';

export const handler = httpFunction(
  routes.filter(({ module }) => module === 'system'),
  openServices(),
  operations,
);
