import { CallbookError, type Fault, failure, notFound, refuseFaults } from '../error.ts';
import { eventFilters } from '../feed/event-type.ts';
import { newId } from '../id.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { pageOfAll } from '../list/page-of-all.ts';
import { markWriter } from '../table/mark-writer.ts';
import { requireVersion } from '../table/require-version.ts';
import { untilSettled } from '../table/settle.ts';
import { transactSteps } from '../table/steps.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/transacted.ts';
import type { Via } from '../table/via.ts';
import type { Principal } from '../team/team.schema.ts';
import { clearFailing } from './health.item.ts';
import type { Sender } from './post.ts';
import { newSigningSecret } from './sign.ts';
import {
  findTarget,
  findTargets,
  mostWebhooks,
  newWebhookWrites,
  removeWebhookWrites,
  replaceSigningWrite,
  replaceWebhookWrite,
  type Target,
  webhookKeys,
} from './webhook.item.ts';
import type {
  DisableReason,
  Signing,
  StoredWebhook,
  Webhook,
  WebhookChange,
  WebhookCreate,
} from './webhook.schema.ts';

interface Written {
  via: Via;
  now: Date;
}

export interface OneWebhook {
  teamId: string;
  webhookId: string;
  version?: number | undefined;
}

const describe = ({ webhook, health }: Pick<Target, 'webhook' | 'health'>): Webhook => ({
  ...webhook,
  failing_since: health.failing_since,
});

/** Faults of the types that a webhook is to get. */
export const typeFaults = ({ types = [] }: { types?: readonly string[] | undefined }): Fault[] =>
  types.flatMap((type, index) =>
    eventFilters.includes(type)
      ? []
      : [
          {
            param: `types.${index}`,
            code: 'unknown_value',
            message: `There are no events of this type. Allowed are ${eventFilters.join(', ')}.`,
          },
        ],
  );

const requireReceiver = async (sender: Sender, url: string): Promise<void> => {
  const refusal = await sender.refusal(url);
  refuseFaults(refusal ? [{ param: 'url', ...refusal }] : []);
};

/** What there is when the same request comes again: the webhook, but never its secret a second time. */
const secretShown = (webhookId: string) =>
  new CallbookError('conflict', [
    {
      param: null,
      code: 'secret_shown',
      message:
        'This request has made its webhook before, and a secret is shown once. Give it another with /rotate-secret.',
      existing_id: webhookId,
    },
  ]);

const tooMany = () =>
  failure('conflict', 'webhooks_too_many', `A team has at most ${mostWebhooks} webhooks. Remove one first.`);

/**
 * A new webhook and its secret, which is shown this once.
 * @throws CallbookError `url_invalid`, `url_not_https`, `url_credentials`, `address_forbidden`, `webhooks_too_many`,
 * `secret_shown` when the id is taken
 */
export const createWebhook = async (
  table: Table,
  sender: Sender,
  {
    principal,
    draft,
    id = newId('hook'),
    via,
    now,
  }: Written & { principal: Principal; draft: WebhookCreate; id?: string },
): Promise<{ webhook: Webhook; secret: string }> => {
  await requireReceiver(sender, draft.url);
  const at = now.toISOString();
  const webhook: StoredWebhook = {
    id,
    team_id: principal.team.id,
    url: draft.url,
    description: draft.description ?? null,
    types: [...new Set(draft.types)],
    state: 'active',
    reason: null,
    disabled_at: null,
    created_by: principal.id,
    version: 1,
    created_at: at,
    updated_at: at,
  };
  const secret = newSigningSecret();
  const signing = { secrets: [{ value: secret, expires_at: null }], version: 1 };
  const [first, second, listed] = newWebhookWrites(table, { webhook, signing, via });
  await transactSteps(table, [
    { write: first, refused: () => secretShown(id) },
    { write: second },
    { write: listed, refused: tooMany },
  ]);
  return { webhook: { ...webhook, failing_since: null }, secret };
};

/** @throws CallbookError `webhook_not_found` */
export const getTarget = async (table: Table, { teamId, webhookId }: OneWebhook): Promise<Target> => {
  const target = await findTarget(table, teamId, webhookId);
  if (!target) throw notFound('webhook');
  return target;
};

/** @throws CallbookError `webhook_not_found` */
export const getWebhook = async (table: Table, one: OneWebhook): Promise<Webhook> =>
  describe(await getTarget(table, one));

/** A page of a team's webhooks, newest first. */
export const listWebhooks = async (
  table: Table,
  teamId: string,
  page: PageRequest,
): Promise<Page<Webhook>> => {
  const records = (await findTargets(table, teamId)).map(describe);
  const positionOf = ({ created_at, id }: Webhook) => `${created_at}#${id}`;
  return pageOfAll(
    table,
    { teamId, query: { kind: 'webhook' }, records, positionOf, descending: true },
    page,
  );
};

const byHand: DisableReason = { code: 'by_hand', message: 'An admin has disabled it.' };

const stateValues = (seen: StoredWebhook, state: StoredWebhook['state'], at: string) => {
  if (state === seen.state) return {};
  return state === 'active'
    ? { state, reason: null, disabled_at: null }
    : { state, reason: byHand, disabled_at: at };
};

/**
 * Changes a webhook; made active again, or with another URL, it is taken for sound.
 * @throws CallbookError `webhook_not_found`, `version_mismatch`, and as `createWebhook` about a URL
 */
export const updateWebhook = async (
  table: Table,
  sender: Sender,
  { change, via, now, ...one }: OneWebhook & Written & { change: WebhookChange },
): Promise<Webhook> => {
  if (change.url !== undefined) await requireReceiver(sender, change.url);
  return untilSettled(async () => {
    const { webhook: seen, health } = await getTarget(table, one);
    requireVersion('webhook', seen, one.version);
    const at = now.toISOString();
    const { url = seen.url, description = seen.description, types = seen.types, state = seen.state } = change;
    const webhook: StoredWebhook = {
      ...seen,
      url,
      description,
      types: [...new Set(types)],
      ...stateValues(seen, state, at),
      version: seen.version + 1,
      updated_at: at,
    };
    if (!(await transacted(table, [replaceWebhookWrite(table, { webhook, seen, via })]))) return undefined;
    const isFresh = webhook.state === 'active' && (seen.state === 'disabled' || webhook.url !== seen.url);
    if (isFresh) await clearFailing(table, webhook);
    return describe({ webhook, health: isFresh ? { ...health, failing_since: null } : health });
  });
};

/** @throws CallbookError `webhook_not_found`, `version_mismatch` */
export const removeWebhook = (table: Table, { via, ...one }: OneWebhook & { via: Via }): Promise<Webhook> =>
  untilSettled(async () => {
    const target = await getTarget(table, one);
    requireVersion('webhook', target.webhook, one.version);
    await markWriter(table, webhookKeys.primary(one.teamId, one.webhookId), via);
    return (await transacted(table, removeWebhookWrites(table, target.webhook)))
      ? describe(target)
      : undefined;
  });

/** A secret that was replaced signs along for so long (ms), so that receivers can change over. */
const overlap = 86_400_000;
/** More old ones than that are not kept, however often a secret is replaced. */
const mostSecrets = 3;

const rotated = ({ secrets, version }: Signing, secret: string, now: Date): Signing => {
  const at = now.toISOString();
  const until = new Date(now.getTime() + overlap).toISOString();
  const old = secrets
    .map(({ value, expires_at }) => ({ value, expires_at: expires_at ?? until }))
    .filter(({ expires_at }) => expires_at > at);
  return {
    secrets: [{ value: secret, expires_at: null }, ...old].slice(0, mostSecrets),
    version: version + 1,
  };
};

/**
 * Another secret, shown this once; the one before signs along for a day.
 * @throws CallbookError `webhook_not_found`
 */
export const rotateSecret = (
  table: Table,
  { now, ...one }: OneWebhook & { now: Date },
): Promise<{ webhook: Webhook; secret: string }> =>
  untilSettled(async () => {
    const target = await getTarget(table, one);
    const secret = newSigningSecret();
    const signing = rotated(target.signing, secret, now);
    const write = replaceSigningWrite(table, target.webhook, { signing, seen: target.signing });
    return (await transacted(table, [write])) ? { webhook: describe(target), secret } : undefined;
  });
