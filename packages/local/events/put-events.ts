import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { isObject } from '../json.ts';
import { accountId, region } from '../template/resource-kinds.ts';
import type { EventBridgeEvent, JsonObject } from '../types.ts';

/** Most entries of a request, and most bytes of all of them: the limit that is documented for every region. */
const mostEntries = 10;
const mostBytes = 256 * 1_024;

/** The last second that a date can tell. */
const latest = 8.64e12;

const entrySchema = v.object({
  Source: v.nullish(v.string()),
  DetailType: v.nullish(v.string()),
  Detail: v.nullish(v.string()),
  /** Seconds since 1970. */
  Time: v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(latest))),
  Resources: v.nullish(v.array(v.string())),
  EventBusName: v.nullish(v.string()),
});
type Entry = v.InferOutput<typeof entrySchema>;

const requestSchema = v.object({ Entries: v.array(entrySchema) });

/** The request as a whole is refused; `name` is AWS's. */
export class PutEventsError extends Error {
  override readonly name: 'SerializationException' | 'ValidationException';

  constructor(name: PutEventsError['name'], message: string) {
    super(message);
    this.name = name;
  }
}

interface EntryResult {
  readonly EventId?: string;
  readonly ErrorCode?: string;
  readonly ErrorMessage?: string;
}

/** What PutEvents answers, and the events that it took. */
interface Taken {
  readonly answer: { readonly FailedEntryCount: number; readonly Entries: readonly EntryResult[] };
  readonly events: readonly EventBridgeEvent[];
}

const utf8 = (text: string | null | undefined): number => Buffer.byteLength(text ?? '');

/** The size of an entry as AWS counts it. */
const bytesOf = ({ Source, DetailType, Detail, Time, Resources }: Entry): number =>
  (typeof Time === 'number' ? 14 : 0) +
  [Source, DetailType, Detail, ...(Resources ?? [])].reduce((sum, text) => sum + utf8(text), 0);

/** @throws PutEventsError */
const readRequest = (body: unknown): Entry[] => {
  const { success, output } = v.safeParse(requestSchema, body);
  if (!success) throw new PutEventsError('SerializationException', 'The request is not of its shape.');
  const { Entries } = output;
  if (Entries.length === 0 || Entries.length > mostEntries)
    throw new PutEventsError(
      'ValidationException',
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and ${mostEntries}, inclusive`,
    );
  if (Entries.reduce((sum, entry) => sum + bytesOf(entry), 0) > mostBytes)
    throw new PutEventsError(
      'ValidationException',
      'Total size of the entries in the request is over the limit.',
    );
  return Entries;
};

const failed = (ErrorCode: string, ErrorMessage: string): EntryResult => ({ ErrorCode, ErrorMessage });

const detailOf = (text: string): JsonObject | undefined => {
  try {
    const detail: unknown = JSON.parse(text);
    return isObject(detail) ? detail : undefined;
  } catch {
    return undefined;
  }
};

const isDefaultBus = (name: string | null | undefined): boolean =>
  name === null || name === undefined || /^(arn:.*:event-bus\/)?default$/.test(name);

const faultOf = (entry: Entry): EntryResult | undefined => {
  const { Source, DetailType, Detail, EventBusName } = entry;
  for (const [name, value] of Object.entries({ Source, DetailType, Detail }))
    if (!value)
      return failed(
        'InvalidArgument',
        `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
      );
  if (Source?.startsWith('aws.'))
    return failed('NotAuthorizedForSourceException', 'Not authorized for the source.');
  if (!isDefaultBus(EventBusName))
    return failed('InvalidArgument', 'Only the default event bus is there on this machine.');
  return detailOf(Detail ?? '') ? undefined : failed('MalformedDetail', 'Detail is malformed.');
};

const eventOf = (entry: Entry, now: Date): EventBridgeEvent => {
  const { Source, DetailType, Detail, Time, Resources } = entry;
  const time = typeof Time === 'number' ? new Date(Time * 1_000) : now;
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': DetailType ?? '',
    source: Source ?? '',
    account: accountId,
    time: `${time.toISOString().slice(0, 19)}Z`,
    region,
    resources: Resources ?? [],
    detail: detailOf(Detail ?? '') ?? {},
  };
};

/**
 * Takes a request of PutEvents as AWS does: entries that are wrong fail for themselves, in their places.
 * @throws PutEventsError when the request as a whole is refused
 */
export const takeEvents = (body: unknown, now: Date): Taken => {
  const taken = readRequest(body).map((entry) => {
    const fault = faultOf(entry);
    return fault ? { result: fault } : { event: eventOf(entry, now) };
  });
  return {
    answer: {
      FailedEntryCount: taken.filter(({ event }) => event === undefined).length,
      Entries: taken.map(({ event, result }) => (event ? { EventId: event.id } : (result ?? {}))),
    },
    events: taken.flatMap(({ event }) => event ?? []),
  };
};
