import type { Held } from '../attribute/held.ts';
import type { CertificateLine } from '../privacy/certificate.ts';
import { type PersonalStoreName, storeNames } from '../privacy/stores.ts';
import type { Hold } from './hold.schema.ts';

/** What decides whether a hold covers a contact; `held` brings holds of contacts that are part of it. */
export interface MaybeHeld {
  id: string;
  held?: Held | undefined;
}

export const isInForce = ({ lifted_at }: Pick<Hold, 'lifted_at'>): boolean => lifted_at === null;

/** Tells whether a hold covers a contact: the team's covers all, one of a contact whoever that is part of as well. */
const covers = (hold: Hold, { id, held }: MaybeHeld): boolean =>
  isInForce(hold) &&
  (hold.contact_id === null || hold.contact_ids.includes(id) || Object.hasOwn(held?.holds ?? {}, hold.id));

/** The hold that covers a contact, if any does by now: one that keeps a part of it keeps it from being removed. */
export const holdOn = (contact: MaybeHeld, holds: Iterable<Hold>): Hold | undefined => {
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
  contact: MaybeHeld,
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
