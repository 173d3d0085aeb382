import type { ContactCreate } from '#client/schema.ts';
import type { Role, SettingsChange } from '#core/team/team.schema.ts';
import { type Call, call, clientOf } from './api.ts';
import { freshTeam, hostTable, tokenOf } from './stack.ts';

/** Calls as one caller of one team. */
const callerWith = (token: string) => ({
  token,
  client: clientOf(token),
  get: (path: string, options: Call = {}) => call('GET', path, { token, ...options }),
  post: (path: string, body?: unknown, options: Call = {}) => call('POST', path, { token, body, ...options }),
  patch: (path: string, body?: unknown) => call('PATCH', path, { token, body }),
  delete: (path: string, options: Call = {}) => call('DELETE', path, { token, ...options }),
});

export type Caller = ReturnType<typeof callerWith>;

/** A fresh team with its first admin as the caller. */
export const apiTeam = async (settings: SettingsChange = {}) => {
  const table = hostTable();
  const { team_id, token } = await freshTeam(table, settings);
  return {
    ...callerWith(token),
    team_id,
    as: async (role: Role, departments: string[] = []): Promise<Caller> =>
      callerWith(await tokenOf(table, team_id, role, departments)),
  };
};

export type ApiTeam = Awaited<ReturnType<typeof apiTeam>>;

/** The id of a new contact. */
export const contactOf = async ({ client }: Caller, values: ContactCreate = {}): Promise<string> => {
  const body = { name: 'Ada Lovelace', ...values };
  const { data } = await client.POST('/api/crm/contacts', { body });
  return data.contact.id;
};

/** The id of a new company. */
export const companyOf = async ({ client }: Caller, name = 'Acme Corp'): Promise<string> => {
  const { data } = await client.POST('/api/crm/companies', { body: { name } });
  return data.company.id;
};
