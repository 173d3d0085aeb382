import { consentUsedWrites } from '../../consent/consent.item.ts';
import type { ConsentRow } from '../../consent/consent.schema.ts';
import { consented } from '../../consent/consented.ts';
import type { Write } from '../../table/write.ts';
import type { Team } from '../../team/team.schema.ts';
import type { StoredCall } from '../compose-call.ts';

/** Finds the consent that was in force when the team called; none where the contact called. */
export const reliedConsent = (
  { direction, started_at }: StoredCall,
  consents: readonly ConsentRow[],
): ConsentRow | undefined => {
  if (direction === 'inbound') return undefined;
  const said = consents.filter(({ at }) => at <= started_at);
  const { state, row } = consented(said, 'calls');
  return state === 'granted' ? row : undefined;
};

/** Notes the use of a consent, from when its proof is kept anew. */
export const reliedWrites = (
  { id, settings: { consent_years: years } }: Team,
  row: ConsentRow | undefined,
  { started_at: at }: StoredCall,
): Write[] => (row ? consentUsedWrites(id, row, { at, years }) : []);
