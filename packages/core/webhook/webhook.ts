import { CallbookError, failure, notFound, refuseFaults } from '../error.ts';
import { newId } from '../id.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { pageOfAll } from '../list/page-of-all.ts';
import { markWriter } from '../table/mark-writer.ts';
import { requireVersion } from '../table/require-version.ts';
import { untilSettled } from '../table/settle.ts';
import { transactSteps } from '../table/steps.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Principal } from '../team/team.schema.ts';
import { clearFailing } from './health.item.ts';
import type { Sender } from './post.ts';
import { newSigningSecret } from './sign.ts';
import { showsContacts } from './standing.ts';
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

const describe = async (
  table: Table,
  { webhook, health }: { webhook: StoredWebhook; health: Pick<Target['health'], 'failing_since'> },
): Promise<Webhook> => {
  const { vouched_by: _, ...shown } = webhook;
  return {
    ...shown,
    failing_since: health.failing_since,
    shows_contacts: await showsContacts(table, webhook),
  };
};

/** Reads the URL as it is kept: without space around it, in the spelling that is sent to. */
const receiverOf = async (sender: Sender, url: string): Promise<string> => {
  const refusal = await sender.refusal(url);
  refuseFaults(refusal ? [{ param: 'url', ...refusal }] : []);
  return new URL(url).href;
};

/** Makes the fault of a repeated request: it finds what it made, but never sees the secret again. */
const secretShown = (webhookId: string, made: 'webhook' | 'secret' = 'webhook') =>
  new CallbookError('conflict', [
    {
      param: null,
      code: 'secret_shown',
      message: `This request has made its ${made} before, and a secret is shown once. A new request to /rotate-secret gives another.`,
      existing_id: webhookId,
    },
  ]);

const tooMany = () =>
  failure('conflict', 'webhooks_too_many', `A team has at most ${mostWebhooks} webhooks. Remove one first.`);

/**
 * Creates a webhook with its secret, which is shown only this once.
 * @throws CallbookError `url_invalid`, `url_not_https`, `url_credentials`, `address_forbidden`,
 * `webhooks_too_many`, `secret_shown` when the id is taken
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
  const url = await receiverOf(sender, draft.url);
  const at = now.toISOString();
  const webhook: StoredWebhook = {
    id,
    team_id: principal.team.id,
    url,
    description: draft.description ?? null,
    types: [...new Set(draft.types)],
    state: 'active',
    reason: null,
    disabled_at: null,
    secret_rotated_at: null,
    created_by: principal.id,
    vouched_by: principal.id,
    version: 1,
    created_at: at,
    updated_at: at,
  };
  const secret = newSigningSecret();
  const signing = { secrets: [{ value: secret, expires_at: null }], version: 1 };
  const [first, second, listed] = newWebhookWrites({ webhook, signing, via });
  await transactSteps(table, [
    { write: first, refused: () => secretShown(id) },
    { write: second },
    { write: listed, refused: tooMany },
  ]);
  return { webhook: await describe(table, { webhook, health: { failing_since: null } }), secret };
};

/** @throws CallbookError `webhook_not_found` */
export const getTarget = async (table: Table, { teamId, webhookId }: OneWebhook): Promise<Target> => {
  const target = await findTarget(table, teamId, webhookId);
  if (!target) throw notFound('webhook');
  return target;
};

/** @throws CallbookError `webhook_not_found` */
export const getWebhook = async (table: Table, one: OneWebhook): Promise<Webhook> =>
  describe(table, await getTarget(table, one));

/** Lists a team's webhooks, newest first. */
export const listWebhooks = async (
  table: Table,
  teamId: string,
  page: PageRequest,
): Promise<Page<Webhook>> => {
  const records = await Promise.all(
    (await findTargets(table, teamId)).map((target) => describe(table, target)),
  );
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
 * Changes a webhook; one that is enabled again, or has another URL, starts without failures.
 * @throws CallbookError `webhook_not_found`, `version_mismatch`, and as `createWebhook` about a URL
 */
export const updateWebhook = async (
  table: Table,
  sender: Sender,
  { change, via, now, ...one }: OneWebhook & Written & { change: WebhookChange },
): Promise<Webhook> => {
  const given = change.url === undefined ? undefined : await receiverOf(sender, change.url);
  return untilSettled(async () => {
    const { webhook: seen, health } = await getTarget(table, one);
    requireVersion('webhook', seen, one.version);
    const at = now.toISOString();
    const { description = seen.description, types = seen.types, state = seen.state } = change;
    const webhook: StoredWebhook = {
      ...seen,
      url: given ?? seen.url,
      description,
      types: [...new Set(types)],
      ...stateValues(seen, state, at),
      vouched_by: via.updated_by,
      version: seen.version + 1,
      updated_at: at,
    };
    if (!(await transacted(table, [replaceWebhookWrite({ webhook, seen, via })]))) return undefined;
    const isFresh = webhook.state === 'active' && (seen.state === 'disabled' || webhook.url !== seen.url);
    if (isFresh) await clearFailing(table, webhook);
    return describe(table, { webhook, health: isFresh ? { ...health, failing_since: null } : health });
  });
};

/** @throws CallbookError `webhook_not_found`, `version_mismatch` */
export const removeWebhook = (table: Table, { via, ...one }: OneWebhook & { via: Via }): Promise<Webhook> =>
  untilSettled(async () => {
    const target = await getTarget(table, one);
    requireVersion('webhook', target.webhook, one.version);
    await markWriter(table, webhookKeys.primary(one.teamId, one.webhookId), via);
    return (await transacted(table, removeWebhookWrites(target.webhook)))
      ? describe(table, target)
      : undefined;
  });

/** Time (ms) for which a replaced secret signs as well, so that receivers can change over. */
const overlap = 86_400_000;
/**
 * Most rotations within that time: all replaced secrets sign as well, and a header has to hold their
 * signatures.
 */
const mostRotations = 5;

const rotatedTooOften = (seen: string) =>
  failure(
    'conflict',
    'secret_rotated_too_often',
    `A secret can be replaced ${mostRotations} times within 24 hours, since each that was replaced signs along for so long. Try again after ${seen}.`,
  );

/** @throws CallbookError `secret_rotated_too_often` */
const rotated = (
  { secrets, version }: Signing,
  { id, value, now }: { id: string; value: string; now: Date },
): Signing => {
  const at = now.toISOString();
  const until = new Date(now.getTime() + overlap).toISOString();
  const old = secrets
    .map((one) => ({ ...one, expires_at: one.expires_at ?? until }))
    .filter(({ expires_at }) => expires_at > at);
  if (old.length > mostRotations) throw rotatedTooOften(old.at(-1)?.expires_at ?? until);
  return { secrets: [{ id, value, expires_at: null }, ...old], version: version + 1 };
};

/**
 * Replaces the secret with a new one, which is shown only this once; replaced ones sign as well for a day.
 * `id` is the request's own.
 * @throws CallbookError `webhook_not_found`, `secret_rotated_too_often`, `secret_shown` when the id is taken
 */
export const rotateSecret = (
  table: Table,
  { id = newId('sec'), via, now, ...one }: OneWebhook & Written & { id?: string },
): Promise<{ webhook: Webhook; secret: string }> =>
  untilSettled(async () => {
    const { webhook: seen, signing, health } = await getTarget(table, one);
    if (signing.secrets.some((secret) => secret.id === id)) throw secretShown(seen.id, 'secret');
    const secret = newSigningSecret();
    const at = now.toISOString();
    const webhook = { ...seen, secret_rotated_at: at, version: seen.version + 1, updated_at: at };
    const next = rotated(signing, { id, value: secret, now });
    const writes = [
      replaceSigningWrite(seen, { signing: next, seen: signing }),
      replaceWebhookWrite({ webhook, seen, via }),
    ];
    return (await transacted(table, writes))
      ? { webhook: await describe(table, { webhook, health }), secret }
      : undefined;
  });
