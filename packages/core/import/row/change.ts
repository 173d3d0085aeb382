import type { ContactChange } from '../../attribute/contact.schema.ts';
import type { StoredContact } from '../../attribute/stored-contact.ts';
import { withMoreTags } from '../../attribute/tags.ts';
import { extensionNames, type PhoneName } from '../../contact/number.ts';
import { foldEmail } from '../../email/email.ts';
import type { CellFault } from '../../import-file/ledger.ts';
import { valueBreak } from '../../import-file/value-break.ts';
import { fold } from '../../text/fold.ts';
import type { ImportPolicy } from '../policy.ts';
import type { Candidate } from './candidate.ts';
import { tagsFault } from './faults.ts';
import { linesOf, partsOf } from './lines.ts';
import { numbersAfter } from './numbers.ts';
import type { StandIn } from './stand-ins.ts';

export interface RowChange {
  change: ContactChange;
  /** Cells without a place: neither in the property that they stand in for nor in a custom field. */
  errors: CellFault[];
  /** Those of them that the row may go without. */
  warnings: CellFault[];
}

type Fields = NonNullable<ContactChange['custom_fields']>;
type Said = Pick<Candidate, 'draft' | 'values' | 'standIns'>;

const changedNumbers = (seen: StoredContact, { draft, values, standIns }: Said) => {
  const { numbers, left } = numbersAfter(seen, { draft, values, standIns });
  const [had, said] = [linesOf(seen), linesOf(values)];
  const given = new Map([
    [said.phone, draft.phone],
    [said.phone_secondary, draft.phone_secondary],
    ...standIns.map(({ value, text }) => [value, text] as const),
  ]);
  const changed = (name: PhoneName) => {
    const { [name]: line } = numbers;
    if (line === had[name]) return {};
    const { number, extension } = line === null ? { number: null, extension: null } : partsOf(line);
    // It may stand in a column of its own.
    return {
      [name]: given.get(line) ?? number,
      ...(extension !== null && { [extensionNames[name]]: extension }),
    };
  };
  return { change: { ...changed('phone'), ...changed('phone_secondary') }, left };
};

/** Fills addresses, job titles and companies that the contact lacks from stand-ins. */
const changedByStandIns = (seen: StoredContact, { values, standIns }: Said) => {
  const change: Pick<ContactChange, 'email' | 'job_title' | 'company_id'> = {};
  const left: StandIn[] = [];
  for (const one of standIns) {
    const { property, text } = one;
    if (property === 'phone' || property === 'phone_secondary') continue;
    const value = property === 'company_id' ? values.company_id : text;
    const compared = property === 'email' ? foldEmail : fold;
    const has = seen[property];
    if (has !== null && (value === null || compared(has) !== compared(value))) left.push(one);
    if (has === null && value !== null) change[property] = value;
  }
  return { change, left };
};

/** Keeps what has no other place in the custom fields of its columns. */
const keptFields = (said: Fields, left: readonly StandIn[]): Fields => {
  const kept = new Map<string, Fields[string]>();
  for (const { field } of left) {
    if (!field) continue;
    const before = kept.get(field.name);
    kept.set(field.name, before === undefined ? field.value : `${before}${valueBreak}${field.value}`);
  }
  // The rest of a cell of several values has the field already.
  const joined = [...kept].map(([name, value]) =>
    Object.hasOwn(said, name) ? [name, `${value}${valueBreak}${said[name]}`] : [name, value],
  );
  return { ...said, ...Object.fromEntries(joined) };
};

const faultsOf = (left: readonly StandIn[], spared: boolean): CellFault[] =>
  left.flatMap(({ fault, isSpared }) => (fault && isSpared === spared ? [fault] : []));

/**
 * Decides what a row changes of a contact: what it says and no more. A stand-in for an empty cell takes
 * nothing away.
 */
export const changeOf = (
  seen: StoredContact,
  { draft, values, standIns }: Said,
  { tags: given }: Pick<ImportPolicy, 'tags'>,
): RowChange => {
  const {
    do_not_call,
    lead_status,
    tags,
    custom_fields,
    phone: _,
    phone_extension: __,
    phone_secondary: ___,
    phone_secondary_extension: ____,
    ...said
  } = draft;
  const { tags: added, left: surplus } = withMoreTags([...seen.tags, ...(tags ?? [])], given);
  const isOwnCompany = !standIns.some(({ property }) => property === 'company_id');
  const numbers = changedNumbers(seen, { draft, values, standIns });
  const others = changedByStandIns(seen, { draft, values, standIns });
  const left = [...numbers.left, ...others.left];
  const fields = keptFields(custom_fields ?? {}, left);
  return {
    change: {
      ...said,
      ...numbers.change,
      ...others.change,
      ...(do_not_call !== undefined && { do_not_call }),
      ...(lead_status !== undefined && { lead_status: values.lead_status }),
      ...(added.length > seen.tags.length && { tags: added }),
      ...(Object.keys(fields).length > 0 && { custom_fields: fields }),
      ...(isOwnCompany && values.company_id !== null && { company_id: values.company_id }),
    },
    errors: faultsOf(left, false),
    warnings: [...faultsOf(left, true), ...tagsFault(surplus)],
  };
};
