import { chunkStep } from '../bulk/chunk-step.ts';
import { openFileServices } from '../file-services.ts';
import { personWorks } from './works.ts';

export const handler = chunkStep(openFileServices(), personWorks);
