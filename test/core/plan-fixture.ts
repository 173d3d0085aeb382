import * as v from 'valibot';
import { wholeTeam } from '#core/access/scope.ts';
import { completeContact } from '#core/attribute/complete-contact.ts';
import type { Contact } from '#core/attribute/contact.schema.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { type SettingsChange, settingsSchema } from '#core/team/team.schema.ts';

export const teamId = 'team_1';

/** Who writes contacts, in a team of these policies. */
export const writing = (policies: SettingsChange = {}) => ({
  team: {
    id: teamId,
    name: 'Team',
    settings: v.parse(settingsSchema, policies),
    hidden_fields: { managers: [], agents: [], archived: [] },
  },
  scope: wholeTeam(teamId),
  via: { updated_by: 'tok_1', via: 'api' as const },
  now: new Date('2026-03-01T12:00:00Z'),
  newId: (prefix: string) => `${prefix}_made`,
});

/** A contact as the table has it. */
export const stored = ({
  originals = {},
  status_before = null,
  provenance = { '*': { by: 'tok_0', via: 'api', at: '2026-01-01T00:00:00.000Z' } },
  ...values
}: Partial<StoredContact> & Partial<Contact>): StoredContact => ({
  ...completeContact({
    id: 'cont_1',
    team_id: teamId,
    name: 'Ada Lovelace',
    first_name: 'Ada',
    last_name: 'Lovelace',
    company_id: 'comp_1',
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    ...values,
  }),
  provenance,
  originals,
  status_before,
});

/** Faults as `property: code`. */
export const codesOf = (faults: readonly { param: string | null; code: string }[]): string[] =>
  faults.map(({ param, code }) => `${param}: ${code}`);
