import { contactKeys, findStoredContacts } from '../../contact/contact.item.ts';
import { getRecord, replaceRecordWrite } from '../../list/listed-noun.ts';
import { untilSettled } from '../../table/settle.ts';
import { type Table, transacted } from '../../table/table.ts';
import type { Via } from '../../table/via.ts';
import { change, present } from '../../table/write.ts';
import { holds, teamHoldWrite } from '../hold.item.ts';
import type { Hold } from '../hold.schema.ts';
import { isInForce } from '../holds.ts';

interface Lifting {
  teamId: string;
  holdId: string;
  reason?: string | undefined;
  via: Via;
  now: Date;
}

/** Takes the marks of a hold off the contacts that it covers, and off whoever they are part of by now. */
const unmark = async (table: Table, { id, team_id, contact_ids }: Hold): Promise<void> => {
  let ids: readonly string[] = contact_ids;
  const seen = new Set<string>();
  while (ids.length > 0) {
    for (const one of ids) seen.add(one);
    const contacts = await findStoredContacts(
      table,
      ids.map((one) => contactKeys.primary(team_id, one)),
    );
    for (const contact of contacts)
      if (contact.held?.holds[id])
        await transacted(table, [
          change(contactKeys.primary(team_id, contact.id), {
            addIn: { held: { changes: 1 } },
            remove: [['held', 'holds', id]],
            when: [present(['held', 'holds', id])],
          }),
        ]);
    ids = contacts.flatMap(({ merged_into: to }) => (to === null || seen.has(to) ? [] : [to]));
  }
};

/**
 * Lifts a legal hold, which stays on record; again, it changes nothing. Whether a hold is in force its record alone
 * tells: marks that a crash leaves on contacts count no more.
 * @throws CallbookError `hold_not_found`
 */
export const liftHold = async (
  table: Table,
  { teamId, holdId, reason, via, now }: Lifting,
): Promise<Hold> => {
  const lifted = await untilSettled(async () => {
    const seen = await getRecord(table, holds, teamId, holdId);
    if (!isInForce(seen)) return seen;
    const record = {
      ...seen,
      ...{ lifted_by: via.updated_by, lifted_at: now.toISOString(), lift_reason: reason ?? null },
      version: seen.version + 1,
    };
    const writes = [
      replaceRecordWrite(holds, { record, seen, via }),
      ...(seen.contact_id === null ? [teamHoldWrite(teamId, holdId, false)] : []),
    ];
    return (await transacted(table, writes)) ? record : undefined;
  });
  await unmark(table, lifted);
  return lifted;
};
