import { Logger } from '@aws-lambda-powertools/logger';

/** Logs carry ids, codes and counts; never a contact's values. */
export const log = new Logger({ serviceName: 'callbook' });
