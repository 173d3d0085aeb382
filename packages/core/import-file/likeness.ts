import * as v from 'valibot';
import type { CountryCode } from '../phone/country.ts';
import { isDateOrAmount } from '../phone/figure.ts';
import { normalisePhone } from '../phone/phone.ts';
import type { ColumnTarget } from './column-target.ts';
import { canFill } from './place-cells.ts';

/**
 * A guess at what an unknown column may be: by its values a number or an address, by its header an opt-out.
 */
export const likenessSchema = v.picklist(['phone', 'email', 'opt_out']);
export type Likeness = v.InferOutput<typeof likenessSchema>;

type ValueLikeness = Exclude<Likeness, 'opt_out'>;

/** Number of values of a column that are looked at. */
const mostValues = 300;

const email = /^[^\s@]+@[^\s@.]+\.[^\s@]+$/;
/** A number as people write it: as an international or a national one, in groups, or with ten digits. */
const written = /^(?:\+|00?[1-9]|\(|\d+[\s()./-]+\d|\d{10})[\d\s()./-]*$/;

/** Gathers from the first values of a column what most of them are. */
export class LikenessEvidence {
  #seen = 0;
  #phones = 0;
  #emails = 0;
  readonly #country: CountryCode | undefined;

  constructor(country: CountryCode | undefined) {
    this.#country = country;
  }

  see(cell: string): void {
    if (this.#seen >= mostValues || cell === '') return;
    const text = cell.trim();
    if (text === '') return;
    this.#seen++;
    if (email.test(text)) this.#emails++;
    else if (this.#isPhone(text)) this.#phones++;
  }

  #isPhone(text: string): boolean {
    return (
      written.test(text) && !isDateOrAmount(text) && normalisePhone(text, this.#country).e164 !== undefined
    );
  }

  get likeness(): ValueLikeness | undefined {
    if (this.#emails * 2 > this.#seen) return 'email';
    return this.#phones * 2 > this.#seen ? 'phone' : undefined;
  }
}

const wanted: Readonly<Record<ValueLikeness, readonly ColumnTarget[]>> = {
  phone: [
    { kind: 'contact', name: 'phone' },
    { kind: 'contact', name: 'phone_secondary' },
  ],
  email: [{ kind: 'contact', name: 'email' }],
};

/** Lists the kinds of values for which the file has no column. */
export const missingIn = (targets: readonly ColumnTarget[]): ValueLikeness[] =>
  (['phone', 'email'] as const).filter(
    (kind) => !targets.some((target) => wanted[kind].some((property) => canFill(target, property))),
  );
