import { personalStores } from './stores.ts';

export const accessLanguages = ['en', 'de'] as const;
export type AccessLanguage = (typeof accessLanguages)[number];

/** A record of a person in a store, as it lies there. */
type StoredRecord = Readonly<Record<string, unknown>>;

/** What was found about a person. */
export interface Findings {
  team: string;
  /** The contact's id. */
  subject: string;
  requested_at: string;
  produced_at: string;
  /** Records by the names of stores; a store with none may be left out. */
  records: Readonly<Record<string, readonly StoredRecord[]>>;
  /** What is named somewhere and could not be had, such as a recording that is gone. */
  missing?: readonly { store: string; what: string; why: string }[];
}

/** A store of the package: its records, or that there are none. */
interface Section {
  store: string;
  what: string;
  records: readonly StoredRecord[] | 'none';
}

/** A person's complete record (GDPR 15, 20). */
export interface AccessPackage extends Omit<Findings, 'records' | 'missing'> {
  version: 1;
  /** `partial` where something is missing, which is then named. */
  status: 'complete' | 'partial';
  missing: NonNullable<Findings['missing']>;
  sections: Section[];
}

/**
 * Makes the package: each store that an erasure knows has a section, those without records say so.
 * @throws when there are records of a store that nobody has declared: it would have no eraser
 */
export const accessPackage = ({ records, missing = [], ...findings }: Findings): AccessPackage => {
  const known: ReadonlySet<string> = new Set(personalStores.map(({ name }) => name));
  const unknown = Object.keys(records).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`No store has the name ${unknown.join(', ')}.`);
  const sections = personalStores.map(({ name, what }): Section => {
    const own = Object.hasOwn(records, name) ? (records[name] ?? []) : [];
    return { store: name, what, records: own.length > 0 ? own : 'none' };
  });
  return {
    version: 1,
    ...findings,
    status: missing.length > 0 ? 'partial' : 'complete',
    missing: [...missing],
    sections,
  };
};
