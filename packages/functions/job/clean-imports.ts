import { cleanImports } from '#core/upkeep/clean-imports.ts';
import { openServices } from '../services.ts';
import { scheduled } from './scheduled.ts';

const { table } = openServices();

export const handler = scheduled((at) => cleanImports(table, at, new Date()));
