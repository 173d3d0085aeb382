import { httpFunction } from './http/handler.ts';
import { openServices } from './services.ts';
import { teamsModule } from './teams.module.ts';

export const handler = httpFunction(teamsModule, openServices());
