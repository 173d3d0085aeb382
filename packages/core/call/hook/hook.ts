import { randomBytes } from 'node:crypto';
import { failure } from '../../error.ts';
import {
  findRecord,
  getRecord,
  listSomeRecords,
  newRecordWrite,
  removeRecordWrite,
  replaceRecordWrite,
} from '../../list/listed-noun.ts';
import type { Page, PageRequest } from '../../list/page.schema.ts';
import { markWriter } from '../../table/mark-writer.ts';
import { requireVersion } from '../../table/require-version.ts';
import { untilSettled } from '../../table/settle.ts';
import { getItem, type Table, transacted } from '../../table/table.ts';
import type { Via } from '../../table/via.ts';
import { drop } from '../../table/write.ts';
import { callHookKeys, callHooks, secretsWrite, toSecrets } from './hook.item.ts';
import type { CallHook, CallHookChange, CallHookCreate, HookSecrets } from './hook.schema.ts';

interface Written {
  via: Via;
  now: Date;
}

export interface OneCallHook {
  teamId: string;
  hookId: string;
  version?: number | undefined;
}

/** The path below the URL of the API to which a provider sends events. */
export const receiverPath = (teamId: string, hookId: string) =>
  `/api/call-events/${teamId}/${hookId}` as const;

/** @throws CallbookError `required` */
const secretFor = ({ provider, secret }: CallHookCreate): { value: string; made: boolean } => {
  if (secret) return { value: secret, made: false };
  if (provider === 'vicidial') return { value: randomBytes(24).toString('base64url'), made: true };
  throw failure('invalid', 'required', 'Give the secret with which the provider signs.', 'secret');
};

/**
 * Creates a receiver of a provider's calls; answers the secret that was made for it, this once.
 * @throws CallbookError `required` where there is no secret
 */
export const createCallHook = async (
  table: Table,
  { teamId, draft, id, via, now }: Written & { teamId: string; draft: CallHookCreate; id: string },
): Promise<{ hook: CallHook; secret: string | null }> => {
  const { value, made } = secretFor(draft);
  const at = now.toISOString();
  const hook: CallHook = {
    id,
    team_id: teamId,
    provider: draft.provider,
    description: draft.description ?? null,
    path: receiverPath(teamId, id),
    own_numbers: [...new Set(draft.own_numbers)],
    public_url: draft.public_url ?? null,
    secret_changed_at: null,
    created_by: via.updated_by,
    version: 1,
    created_at: at,
    updated_at: at,
  };
  const secrets = { secrets: [{ value, expires_at: null }] };
  const isNew = await transacted(table, [newRecordWrite(callHooks, hook, via), secretsWrite(hook, secrets)]);
  if (isNew) return { hook, secret: made ? value : null };
  return { hook: (await findRecord(table, callHooks, teamId, id)) ?? hook, secret: null };
};

/** @throws CallbookError `callhook_not_found` */
export const getCallHook = (table: Table, { teamId, hookId }: OneCallHook): Promise<CallHook> =>
  getRecord(table, callHooks, teamId, hookId);

/** A page of the receivers of calls, newest first. A team has a handful, so all are read. */
export const listCallHooks = (table: Table, teamId: string, page: PageRequest): Promise<Page<CallHook>> =>
  listSomeRecords(table, callHooks, { teamId }, page);

/** Time (ms) for which a secret that was replaced is taken as well. */
const overlap = 86_400_000;
const mostSecrets = 5;

const replaced = ({ secrets }: HookSecrets, value: string, now: Date): HookSecrets => {
  const until = new Date(now.getTime() + overlap).toISOString();
  const old = secrets
    .map((one) => ({ ...one, expires_at: one.expires_at ?? until }))
    .filter(({ expires_at }) => expires_at > now.toISOString());
  return { secrets: [{ value, expires_at: null }, ...old.slice(0, mostSecrets - 1)] };
};

const read = async (table: Table, one: OneCallHook): Promise<CallHook> => {
  const seen = await getCallHook(table, one);
  requireVersion('call hook', seen, one.version);
  return seen;
};

/** @throws CallbookError `callhook_not_found`, `version_mismatch` */
export const updateCallHook = (
  table: Table,
  { change, via, now, ...one }: OneCallHook & Written & { change: CallHookChange },
): Promise<CallHook> =>
  untilSettled(async () => {
    const seen = await read(table, one);
    const { secret, description = seen.description, public_url = seen.public_url } = change;
    const record: CallHook = {
      ...seen,
      description,
      public_url,
      own_numbers: [...new Set(change.own_numbers ?? seen.own_numbers)],
      secret_changed_at: secret === undefined ? seen.secret_changed_at : now.toISOString(),
      version: seen.version + 1,
      updated_at: now.toISOString(),
    };
    const secrets =
      secret === undefined
        ? []
        : [
            secretsWrite(
              seen,
              replaced(
                toSecrets(await getItem(table, callHookKeys.secrets(seen.team_id, seen.id))),
                secret,
                now,
              ),
            ),
          ];
    const write = replaceRecordWrite(callHooks, { record, seen, via });
    return (await transacted(table, [write, ...secrets])) ? record : undefined;
  });

/** @throws CallbookError `callhook_not_found`, `version_mismatch` */
export const removeCallHook = (
  table: Table,
  { via, ...one }: OneCallHook & Pick<Written, 'via'>,
): Promise<CallHook> =>
  untilSettled(async () => {
    const seen = await read(table, one);
    await markWriter(table, callHookKeys.primary(seen.team_id, seen.id), via);
    const secrets = drop(callHookKeys.secrets(seen.team_id, seen.id));
    return (await transacted(table, [removeRecordWrite(callHooks, seen), secrets])) ? seen : undefined;
  });
