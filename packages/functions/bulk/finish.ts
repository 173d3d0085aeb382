import { openFileServices } from '../file-services.ts';
import { finishStep } from './finish-step.ts';
import { works } from './works.ts';

export const handler = finishStep(openFileServices(), works);
