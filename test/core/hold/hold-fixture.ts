import * as v from 'valibot';
import { type Hold, holdSchema } from '#core/hold/hold.schema.ts';

/** A hold on the whole team that is in force; on the contact that is given, if one is. */
export const holdOf = (given: Partial<Hold> = {}): Hold =>
  v.parse(holdSchema, {
    ...{ id: 'hold_1', team_id: 'team_1', reason: 'A dispute', contact_id: null, stores: null, version: 1 },
    ...{ created_at: '2026-12-01T00:00:00.000Z', created_by: 'mem_1' },
    ...{ lifted_at: null, lifted_by: null, lift_reason: null },
    contact_ids: given.contact_id ? [given.contact_id] : [],
    ...given,
  });
