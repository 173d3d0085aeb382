import type { CertificateLine } from '../privacy/certificate.ts';
import { type PersonalStoreName, storeNames } from '../privacy/stores.ts';
import type { Hold } from './hold.schema.ts';

interface Held {
  /** The contact's id. */
  id: string;
}

const covers = ({ lifted_at, contact_id }: Hold, { id }: Held): boolean =>
  lifted_at === null && (!contact_id || contact_id === id);

/** The hold that covers a contact, if any does by now: one that keeps a part of it keeps it from being removed. */
export const holdOn = (contact: Held, holds: Iterable<Hold>): Hold | undefined => {
  for (const hold of holds) if (covers(hold, contact)) return hold;
  return undefined;
};

export interface ErasureSteps {
  /** Stores to be cleaned now. */
  now: PersonalStoreName[];
  /** Those that wait, and for which hold. */
  held: { store: PersonalStoreName; hold: string }[];
}

/**
 * Decides which stores an erasure cleans now, and which wait: a hold defers only what it keeps. Asked again at each
 * tick with the lines so far, it goes on where it was, and with what a hold has kept as soon as that is lifted; what
 * is clean stays so.
 * @param holds those of now
 */
export const erasureSteps = (
  contact: Held,
  holds: readonly Hold[],
  lines: readonly CertificateLine[] = [],
): ErasureSteps => {
  const clean = new Set(lines.filter(({ held }) => held === undefined).map(({ store }) => store));
  const own = holds.filter((hold) => covers(hold, contact));
  const steps: ErasureSteps = { now: [], held: [] };
  for (const store of storeNames) {
    if (clean.has(store)) continue;
    const hold = own.find(({ stores }) => !stores || stores.includes(store));
    if (hold) steps.held.push({ store, hold: hold.id });
    else steps.now.push(store);
  }
  return steps;
};
