import * as v from 'valibot';
import type { Item, Key } from '../table/item.ts';
import { batchGet, getItem, type Table, transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import {
  absent,
  change,
  drop,
  either,
  holdsAtMost,
  is,
  put,
  putNew,
  stillAs,
  type Write,
} from '../table/write.ts';
import { type Health, healthKeys, toHealth } from './health.item.ts';
import {
  type DisableReason,
  type Signing,
  type StoredWebhook,
  signingSchema,
  storedWebhookSchema,
} from './webhook.schema.ts';

/** Most webhooks of a team. */
export const mostWebhooks = 20;

export const webhookKeys = {
  primary: (teamId: string, webhookId: string): Key => ({
    pk: `T#${teamId}#WEBHOOK#${webhookId}`,
    sk: 'WEBHOOK',
  }),
  signing: (teamId: string, webhookId: string): Key => ({
    ...webhookKeys.primary(teamId, webhookId),
    sk: 'SIGNING',
  }),
  /** Key of the list of a team's webhooks, which readers of the feed find with one read. */
  list: (teamId: string): Key => ({ pk: `T#${teamId}#WEBHOOKS`, sk: 'WEBHOOKS' }),
};

const toWebhook = (item: Item): StoredWebhook => v.parse(storedWebhookSchema, item);

/** Reads the secrets; its error does not quote the item as the schema's own would. */
const toSigning = (item: Item): Signing => {
  const { success, output } = v.safeParse(signingSchema, item);
  if (!success) throw new Error(`The secrets of ${item.pk} are not what they should be.`);
  return output;
};

const toItem = (webhook: StoredWebhook, via: Via): Item => ({
  ...webhookKeys.primary(webhook.team_id, webhook.id),
  ...webhook,
  ...via,
});

/**
 * Makes the writes of a new webhook: itself, its secret, its entry in the list, which fails when the team has
 * as many as it may.
 */
export const newWebhookWrites = ({
  webhook,
  signing,
  via,
}: {
  webhook: StoredWebhook;
  signing: Signing;
  via: Via;
}): [Write, Write, Write] => [
  putNew(toItem(webhook, via)),
  putNew({ ...webhookKeys.signing(webhook.team_id, webhook.id), ...signing }),
  change(webhookKeys.list(webhook.team_id), {
    add: { ids: new Set([webhook.id]) },
    when: [either(absent('ids'), holdsAtMost('ids', mostWebhooks - 1))],
  }),
];

/** Replaces a webhook that is still as `seen`. */
export const replaceWebhookWrite = ({
  webhook,
  seen,
  via,
}: {
  webhook: StoredWebhook;
  seen: StoredWebhook;
  via: Via;
}): Write => put(toItem(webhook, via), stillAs(seen));

/** Removes a webhook that is still as `seen`, with all but its log, which expires. */
export const removeWebhookWrites = (seen: StoredWebhook): Write[] => {
  const { team_id, id } = seen;
  return [
    drop(webhookKeys.primary(team_id, id), stillAs(seen)),
    drop(webhookKeys.signing(team_id, id)),
    drop(healthKeys.primary(team_id, id)),
    change(webhookKeys.list(team_id), { take: { ids: new Set([id]) } }),
  ];
};

/** Replaces the secrets that are still as `seen`. */
export const replaceSigningWrite = (
  { team_id, id }: Pick<StoredWebhook, 'team_id' | 'id'>,
  { signing, seen }: { signing: Signing; seen: Signing },
): Write => put({ ...webhookKeys.signing(team_id, id), ...signing }, stillAs(seen));

/** A webhook with what it takes to deliver to it. */
export interface Target {
  webhook: StoredWebhook;
  signing: Signing;
  health: Health;
}

const findAll = async (table: Table, teamId: string, webhookIds: readonly string[]): Promise<Target[]> => {
  const keys = webhookIds.flatMap((id) => [
    webhookKeys.primary(teamId, id),
    webhookKeys.signing(teamId, id),
    healthKeys.primary(teamId, id),
  ]);
  const items = new Map((await batchGet(table, keys)).map((item) => [`${item.pk} ${item.sk}`, item]));
  const at = ({ pk, sk }: Key) => items.get(`${pk} ${sk}`);
  return webhookIds.flatMap((id) => {
    const webhook = at(webhookKeys.primary(teamId, id));
    const signing = at(webhookKeys.signing(teamId, id));
    const health = at(healthKeys.primary(teamId, id));
    // Removed meanwhile.
    if (!webhook || !signing) return [];
    return [{ webhook: toWebhook(webhook), signing: toSigning(signing), health: toHealth(health) }];
  });
};

/** The ids of a team's webhooks, of the item that lists them. */
export const webhookIdsIn = (list: Item | undefined): string[] =>
  list?.ids instanceof Set ? [...list.ids].map(String) : [];

/** Finds all webhooks of a team, in no order. Costs one small read where there are none. */
export const findTargets = async (table: Table, teamId: string): Promise<Target[]> => {
  const ids = webhookIdsIn(await getItem(table, webhookKeys.list(teamId)));
  return ids.length > 0 ? findAll(table, teamId, ids) : [];
};

export const findTarget = async (
  table: Table,
  teamId: string,
  webhookId: string,
): Promise<Target | undefined> => (await findAll(table, teamId, [webhookId]))[0];

/** Disables an active webhook; no change when it is no longer active. */
export const disableWebhook = async (
  table: Table,
  { team_id, id }: Pick<StoredWebhook, 'team_id' | 'id'>,
  { reason, at }: { reason: DisableReason; at: string },
): Promise<void> => {
  await transacted(table, [
    change(webhookKeys.primary(team_id, id), {
      set: {
        state: 'disabled',
        reason,
        disabled_at: at,
        updated_at: at,
        updated_by: 'webhooks',
        via: 'delivery',
      },
      add: { version: 1 },
      when: [is('state', 'active')],
    }),
  ]);
};
