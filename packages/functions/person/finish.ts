import { finishStep } from '../bulk/finish-step.ts';
import { openFileServices } from '../file-services.ts';
import { personWorks } from './works.ts';

export const handler = finishStep(openFileServices(), personWorks);
