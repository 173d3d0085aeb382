import * as v from 'valibot';
import { projectRecords } from '#core/projection/project-records.ts';
import { deadlineOf, type Invocation } from '../deadline.ts';
import { log } from '../log.ts';
import { openServices } from '../services.ts';

const { table } = openServices();

const eventSchema = v.object({
  Records: v.array(
    v.looseObject({ eventID: v.string(), dynamodb: v.looseObject({ SequenceNumber: v.string() }) }),
  ),
});

/** Changes of the table's stream; those that fail are named, so that they come again and the others do not wait. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const { Records: records } = v.parse(eventSchema, event);
  const failed = await projectRecords(table.until(deadlineOf(invocation)), records);
  for (const [place, error] of failed)
    log.error('change not projected', {
      eventId: records[place]?.eventID,
      error: error instanceof Error ? error : String(error),
    });
  return {
    batchItemFailures: [...failed.keys()].flatMap((place) => {
      const record = records[place];
      return record ? [{ itemIdentifier: record.dynamodb.SequenceNumber }] : [];
    }),
  };
};
