import type { Scope } from '../../access/scope.ts';
import { findVerdicts, type Judged } from '../../callable/find-verdicts.ts';
import { type ReasonCode, reasonCodes } from '../../calling/verdict.ts';
import type { Table } from '../../table/table.ts';
import type { Team } from '../../team/team.schema.ts';
import { listCampaignContacts } from './list-contacts.ts';

/** What a campaign would meet if it called all of its contacts now. */
export interface Preflight {
  judged: number;
  callable: number;
  /** Those that may not be called now, and later. */
  later: number;
  /** Those that no waiting helps. */
  never: number;
  /** How many each reason stands against; a contact may have several. */
  reasons: { code: ReasonCode; contacts: number }[];
  /** When the first of those may be called that may not be now. */
  next_allowed_at: string | null;
}

/** Counts verdicts by what they say. */
export const tally = (judged: readonly Pick<Judged, 'verdict'>[]): Preflight => {
  const verdicts = judged.map(({ verdict }) => verdict);
  const refused = verdicts.filter(({ callable }) => !callable);
  const times = refused.flatMap(({ next_allowed_at }) => next_allowed_at ?? []);
  const against = (code: ReasonCode) =>
    refused.filter(({ reasons }) => reasons.some((one) => one.code === code)).length;
  return {
    judged: verdicts.length,
    callable: verdicts.length - refused.length,
    later: times.length,
    never: refused.length - times.length,
    reasons: reasonCodes.flatMap((code) => {
      const contacts = against(code);
      return contacts > 0 ? [{ code, contacts }] : [];
    }),
    next_allowed_at: times.toSorted()[0] ?? null,
  };
};

interface Asked {
  team: Team;
  scope: Scope;
  campaignId: string;
  limit: number;
  cursor?: string | undefined;
  now: Date;
}

/**
 * Judges the next contacts of a campaign, those within reach, as if it called them now.
 * @throws CallbookError `campaign_not_found`, `cursor_invalid`
 */
export const preflight = async (
  table: Table,
  { team, scope, now, ...asked }: Asked,
): Promise<Preflight & { next_cursor: string | null }> => {
  const { records, next_cursor } = await listCampaignContacts(table, scope, asked);
  const ids = records.map(({ contact }) => contact.id);
  const judged = await findVerdicts(table, { team, now, campaignId: asked.campaignId }, ids);
  return { ...tally([...judged.values()]), next_cursor };
};
