import { openFileServices } from '../file-services.ts';
import { chunkStep } from './chunk-step.ts';
import { works } from './works.ts';

export const handler = chunkStep(openFileServices(), works);
