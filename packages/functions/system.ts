import { readFileSync } from 'node:fs';
import { httpFunction } from './http/handler.ts';
import { operations } from './operations.ts';
import { openServices } from './services.ts';
import { systemRoutes } from './system.routes.ts';

export const handler = httpFunction(
  systemRoutes,
  openServices({ description: (file) => readFileSync(new URL(file, import.meta.url), 'utf8') }),
  operations,
);
