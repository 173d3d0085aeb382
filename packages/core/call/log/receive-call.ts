import { wholeTeam } from '../../access/scope.ts';
import { type ErrorKind, failure, notFound } from '../../error.ts';
import { batchGet, type Table } from '../../table/table.ts';
import { teamKeys, toTeam } from '../../team/team.item.ts';
import type { Team } from '../../team/team.schema.ts';
import { callIdOf } from '../call.item.ts';
import { isAhead } from '../call-state.ts';
import { callHookKeys, callHooks, toSecrets } from '../hook/hook.item.ts';
import type { CallHook } from '../hook/hook.schema.ts';
import { receive } from '../provider/receive.ts';
import { numberOf, type ProviderFault, type ProviderRequest } from '../provider/request.ts';
import { hearCall } from './hear-call.ts';

interface Receiving {
  teamId: string;
  hookId: string;
  request: ProviderRequest;
  now: Date;
}

const kinds: Readonly<Record<ProviderFault, ErrorKind>> = {
  signature_missing: 'unauthenticated',
  signature_invalid: 'unauthenticated',
  stale: 'unauthenticated',
  malformed: 'malformed',
};

interface Receiver {
  team: Team;
  hook: CallHook;
  /** Secrets that are in force. */
  secrets: readonly string[];
}

/** @throws CallbookError `callhook_not_found`, alike for a team that is not there */
const getReceiver = async (table: Table, { teamId, hookId, now }: Receiving): Promise<Receiver> => {
  const keys = [
    teamKeys.primary(teamId),
    callHookKeys.primary(teamId, hookId),
    callHookKeys.secrets(teamId, hookId),
  ];
  const items = await batchGet(table, keys);
  const [team, hook, secrets] = keys.map(({ sk }) => items.find((item) => item.sk === sk));
  if (!team || !hook || !secrets) throw notFound('callhook');
  const inForce = toSecrets(secrets).secrets.filter(
    ({ expires_at }) => expires_at === null || expires_at > now.toISOString(),
  );
  return { team: toTeam(team), hook: callHooks.toRecord(hook), secrets: inForce.map(({ value }) => value) };
};

/** The URL as the provider knows it. */
const publicUrl = ({ public_url }: CallHook, { url }: ProviderRequest): string => {
  if (public_url === null) return url;
  const query = url.indexOf('?');
  return query < 0 || public_url.includes('?') ? public_url : public_url + url.slice(query);
};

const ownOf = ({ own_numbers }: CallHook): ReadonlySet<string> =>
  new Set(own_numbers.flatMap((one) => [one, numberOf(one) ?? one]));

/**
 * Takes in what a provider sends, once it is sure that it is the provider's. What says nothing of a call is ignored, so
 * that the provider does not send it again.
 * @throws CallbookError `callhook_not_found`, `signature_missing`, `signature_invalid`, `stale`, `malformed`
 */
export const receiveCall = async (
  table: Table,
  receiving: Receiving,
): Promise<{ result: 'event' | 'ignored' }> => {
  const { request, now } = receiving;
  const { team, hook, secrets } = await getReceiver(table, receiving);
  const account = { secrets, own: ownOf(hook) };
  const asked = { ...request, url: publicUrl(hook, request) };
  const receipt = receive(hook.provider, asked, account, now.getTime());
  if (receipt.result === 'fault') throw failure(kinds[receipt.fault], receipt.fault, receipt.message);
  if (receipt.result === 'ignored') return { result: 'ignored' };
  const { provider, external_id, ...told } = receipt.event;
  // A clock that is far ahead would be the last call of its contact for as long.
  const event = told.at !== null && isAhead(told.at, now) ? { ...told, at: null } : told;
  const identity = { id: callIdOf(team.id, provider, external_id), provider, external_id };
  const via = { updated_by: hook.id, via: 'call' as const };
  await hearCall(table, { team, scope: wholeTeam(team.id), identity, event, via, now });
  return { result: 'event' };
};
