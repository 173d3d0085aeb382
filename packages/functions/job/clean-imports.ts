import { cleanImports } from '#core/upkeep/clean-imports.ts';
import { openFileServices } from '../file-services.ts';
import { scheduled } from './scheduled.ts';

const services = openFileServices();

export const handler = scheduled((at) => cleanImports(services, at, new Date()));
