import * as v from 'valibot';
import { keysOf, type ListedNoun } from '../../list/listed-noun.ts';
import type { Item, Key } from '../../table/item.ts';
import { put, type Write } from '../../table/write.ts';
import { type CallHook, callHookSchema, type HookSecrets, hookSecretsSchema } from './hook.schema.ts';

export const callHooks: ListedNoun<CallHook> = {
  kind: 'callhook',
  sk: 'CALLHOOK',
  toRecord: (item) => v.parse(callHookSchema, item),
};

export const callHookKeys = {
  ...keysOf(callHooks),
  /** Secrets are an item of their own, so that no stream of changes carries them. */
  secrets: (teamId: string, hookId: string): Key => ({
    ...keysOf(callHooks).primary(teamId, hookId),
    sk: 'SECRETS',
  }),
};

/** Reads the secrets; its error does not quote the item as the schema's own would. */
export const toSecrets = (item: Item | undefined): HookSecrets => {
  const { success, output } = v.safeParse(hookSecretsSchema, item);
  if (!success) throw new Error('The secrets of a call hook are not what they should be.');
  return output;
};

export const secretsWrite = ({ team_id, id }: CallHook, secrets: HookSecrets): Write =>
  put({ ...callHookKeys.secrets(team_id, id), ...secrets });
