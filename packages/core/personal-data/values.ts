import type { Origin } from '../attribute/stored-contact.ts';
import { foldEmail } from '../email/email.ts';
import type { Subject } from './subject.ts';

type Kind = 'phones' | 'raw_phones' | 'extensions' | 'emails' | 'external_ids' | 'names' | 'imports' | 'jobs';

const kinds: Readonly<Record<string, Kind>> = {
  phone: 'phones',
  phone_secondary: 'phones',
  phone_raw: 'raw_phones',
  phone_extension: 'extensions',
  phone_secondary_extension: 'extensions',
  email: 'emails',
  external_id: 'external_ids',
  name: 'names',
  first_name: 'names',
  last_name: 'names',
};

const isE164 = (text: string) => /^\+\d+$/.test(text);

/** Gathers what a person was ever known by, from records of all shapes, each value once. */
export class Values {
  readonly #found: Record<Kind, Set<string>> = {
    phones: new Set(),
    raw_phones: new Set(),
    extensions: new Set(),
    emails: new Set(),
    external_ids: new Set(),
    names: new Set(),
    imports: new Set(),
    jobs: new Set(),
  };
  readonly #rows = new Map<string, Subject['rows'][number]>();

  /** Adds a value of a property; of properties that nobody is found by, nothing. */
  add(property: string, value: unknown): void {
    const kind = kinds[property];
    if (kind === undefined || typeof value !== 'string' || value.trim() === '') return;
    if (kind === 'emails') this.#found.emails.add(foldEmail(value));
    else if (kind === 'phones' && !isE164(value)) this.#found.raw_phones.add(value);
    else this.#found[kind].add(value.trim());
  }

  addAll(values: unknown): void {
    for (const [property, value] of Object.entries(Object(values))) this.add(property, value);
  }

  /** Adds a number as calls keep it. */
  addLine(line: string | null): void {
    const [number = '', extension] = (line ?? '').split(';ext=');
    this.add('phone', number);
    this.add('phone_extension', extension);
  }

  /** Adds an import or job, and the row of its file. */
  addDeed(id: unknown, row?: Origin['row']): void {
    if (typeof id !== 'string') return;
    if (id.startsWith('job_')) this.#found.jobs.add(id);
    if (!id.startsWith('imp_')) return;
    this.#found.imports.add(id);
    if (row) this.#rows.set(`${id} ${row.record}`, { import_id: id, ...row });
  }

  get rows(): Subject['rows'] {
    return [...this.#rows.values()];
  }

  of(kind: Kind): string[] {
    return [...this.#found[kind]];
  }
}
