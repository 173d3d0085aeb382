import * as v from 'valibot';
import { statusOf } from '../contact/compose-contact.ts';
import { contactDraftSchema } from '../contact/contact.schema.ts';
import type { Fault } from '../error.ts';
import type { Settings } from '../team/team.schema.ts';

type Values = Readonly<Record<string, unknown>>;

const statusFault = ({ lead_status }: Values, { lead_statuses }: Settings): Fault | undefined =>
  typeof lead_status === 'string' ? statusOf(lead_status, lead_statuses).fault : undefined;

const zoneFault = ({ timezone }: Values): Fault | undefined => {
  const [issue] = v.safeParse(contactDraftSchema.entries.timezone, timezone).issues ?? [];
  if (issue?.message !== 'timezone_unknown') return undefined;
  const message = `"${timezone}" is not an IANA time zone such as Europe/Berlin.`;
  return { param: 'timezone', code: 'timezone_unknown', message };
};

/**
 * What a lenient import makes a contact without: a status that the team does not have, a time zone that nobody has.
 * `raw` keeps them as custom fields beside the contact.
 */
export const spareValues = (contact: Values, settings: Settings) => {
  const faults = [statusFault(contact, settings), zoneFault(contact)].filter((fault) => fault !== undefined);
  const names = new Set(faults.map(({ param }) => param));
  const [spared, sound] = [true, false].map((isSpared) =>
    Object.entries(contact).filter(([name]) => names.has(name) === isSpared),
  );
  const raw = Object.fromEntries((spared ?? []).map(([name, value]) => [`${name}_raw`, String(value)]));
  return { sound: Object.fromEntries(sound ?? []), raw, faults };
};
