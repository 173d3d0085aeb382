import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { openFiles } from '#core/files/files.ts';
import { emptyPages, publishPages } from '#core/files/pages.ts';
import { required } from '../environment.ts';
import { log } from '../log.ts';

/** What CloudFormation tells of a resource of ours, and where it waits for the answer. */
const eventSchema = v.object({
  RequestType: v.picklist(['Create', 'Update', 'Delete']),
  ResponseURL: v.pipe(v.string(), v.url()),
  StackId: v.string(),
  RequestId: v.string(),
  LogicalResourceId: v.string(),
});
type Event = v.InferOutput<typeof eventSchema>;

const pagesSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()));

/** The built pages by their names; they lie beside the bundle. */
const builtPages = (): Readonly<Record<string, string>> =>
  v.parse(pagesSchema, readFileSync(new URL('./pages.json', import.meta.url), 'utf8'));

const carryOut = async ({ RequestType }: Event): Promise<void> => {
  const files = openFiles(required('PAGES_BUCKET'));
  if (RequestType === 'Delete') await emptyPages(files);
  else await publishPages(files, builtPages(), new Date());
};

/** Without an answer CloudFormation would wait for an hour. */
const answer = async (event: Event, failure?: string): Promise<void> => {
  const { ResponseURL, StackId, RequestId, LogicalResourceId } = event;
  const body = JSON.stringify({
    Status: failure === undefined ? 'SUCCESS' : 'FAILED',
    Reason: failure ?? 'done',
    PhysicalResourceId: LogicalResourceId,
    ...{ StackId, RequestId, LogicalResourceId },
  });
  await fetch(ResponseURL, { method: 'PUT', body, headers: { 'content-type': '' } });
};

/** Puts the pages into their bucket when they are deployed, and empties it before it goes. */
export const handler = async (input: unknown): Promise<void> => {
  const event = v.parse(eventSchema, input);
  try {
    await carryOut(event);
    await answer(event);
  } catch (error) {
    log.error('pages were not published', { error });
    await answer(event, 'See the log of the function publish-pages.');
  }
};
