import { retryWebhooks } from '#core/delivery/retry-webhooks.ts';
import { openSenderServices } from '../sender-services.ts';
import { scheduled } from './scheduled.ts';

const { table, sender } = openSenderServices();

/** So long (ms) attempts begin; the next run comes a minute later, and the last attempt ends in time. */
const budget = 50_000;

export const handler = scheduled('retry-webhooks', table, ({ at, deadline, tally }) => {
  // Where `at` is ahead of the clock, as in a trial, the plan of further attempts is, too.
  const clock = () => new Date(Math.max(at.getTime(), Date.now()));
  return retryWebhooks({ table: table.until(deadline), sender, clock }, at, Date.now() + budget, tally);
});
