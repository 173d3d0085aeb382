import { createHash } from 'node:crypto';
import type { EventBridgeEvent, ObjectCreatedEvent, Rule } from '../types.ts';
import { compileTargetInput, type TargetInput } from './event-input.ts';
import { compileEventPattern, type EventMatcher } from './event-pattern.ts';

/** `id` is the same whenever this event goes to this target again, and is a valid execution name. */
export type Delivery = { readonly id: string };
export type Deliver = (targetArn: string, input: unknown, delivery: Delivery) => void | Promise<void>;

type CompiledTarget = { readonly arn: string; readonly key: string; readonly toInput: TargetInput };
type CompiledRule = { readonly matches: EventMatcher; readonly targets: readonly CompiledTarget[] };

/** The default event bus: passes each event to the targets of the enabled rules that match it. */
export class EventBus {
  readonly #rules: readonly CompiledRule[];
  readonly #deliver: Deliver;

  /** Throws for a rule that cannot be followed, and names it. */
  constructor(rules: readonly Rule[], deliver: Deliver) {
    this.#rules = rules.flatMap(compileRule);
    this.#deliver = deliver;
  }

  /** Fulfilled when every target has taken its input. A target's failure does not keep it from the others. */
  async publish(event: EventBridgeEvent): Promise<void> {
    const targets = this.#rules.filter(({ matches }) => matches(event)).flatMap((rule) => rule.targets);
    const outcomes = await Promise.allSettled(
      targets.map(async ({ arn, key, toInput }) =>
        this.#deliver(arn, toInput(event), { id: `${event.id}_${key}` }),
      ),
    );
    const failures = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason);
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} targets did not take event ${event.id}`);
  }
}

function compileRule({
  Name: name = 'unnamed',
  EventPattern,
  State = 'ENABLED',
  Targets = [],
}: Rule): CompiledRule[] {
  if (State === 'DISABLED' || EventPattern === undefined) return [];
  const targets = Targets.map((target) => ({
    arn: target.Arn,
    key: createHash('sha256').update(`${name}/${target.Id}`).digest('hex').slice(0, 12),
    toInput: compileTargetInput(name, target),
  }));
  return [{ matches: compileEventPattern(name, EventPattern), targets }];
}

/** What S3 sends to EventBridge for a new object. The same object version always gives the same event id. */
export function objectCreatedEvent(
  object: ObjectCreatedEvent,
  { account, region }: { readonly account: string; readonly region: string },
): EventBridgeEvent {
  const { bucket, key, size, etag, sequencer, reason, time } = object;
  const hash = createHash('sha256').update(`${bucket}/${key}/${sequencer}`).digest('hex');
  return {
    version: '0',
    id: hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5'),
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account,
    time: `${time.toISOString().slice(0, 19)}Z`,
    region,
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: { key, size, etag, sequencer },
      'request-id': hash.slice(-16).toUpperCase(),
      requester: account,
      'source-ip-address': '127.0.0.1',
      reason,
    },
  };
}
