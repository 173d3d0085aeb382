import { findClaimants } from '../claim/claim.item.ts';
import { emailValue, phoneValue, type SuppressedValue, valueName } from '../suppression/suppressed-value.ts';
import { isInForce, sealOf, suppressionKeysOf, suppressWrite } from '../suppression/suppression.item.ts';
import { batchGet, transacted } from '../table/table.ts';
import type { PrivacyContext, StoreKeeper } from './keeper.ts';
import type { Subject } from './subject.ts';

const distinct = (values: readonly SuppressedValue[]): SuppressedValue[] => [
  ...new Map(values.map((one) => [valueName(one), one])).values(),
];

const valuesOf = ({ phones, extensions, emails }: Subject): SuppressedValue[] =>
  distinct([
    ...phones.flatMap((phone) => [phoneValue(phone), ...extensions.map((one) => phoneValue(phone, one))]),
    ...emails.map(emailValue),
  ]);

/** What the contact is reached by today, and nobody else: another one who shares a number is not opted out by this. */
const ownValues = async ({ table }: PrivacyContext, subject: Subject): Promise<SuppressedValue[]> => {
  const own: SuppressedValue[] = [];
  for (const value of subject.reached_by) {
    const [bare = ''] = value.value.split(';ext=');
    const claimants = await findClaimants(table, subject.team_id, { kind: value.kind, value: bare });
    if (claimants.every((id) => subject.contact_ids.includes(id))) own.push(value);
  }
  return own;
};

/** Suppresses, by their hashes, the values by which a person was reached. What is suppressed already stays as it is. */
export const suppressSubject = async (context: PrivacyContext, subject: Subject): Promise<void> => {
  const values = distinct(subject.opted_out ? subject.reached_by : await ownValues(context, subject));
  const seal = await sealOf(context.table, subject.team_id);
  const known = await batchGet(context.table, suppressionKeysOf(seal, values));
  const inForce = new Set(known.filter(isInForce).map(({ id }) => id));
  for (const value of values) {
    if (inForce.has(seal.idOf(value))) continue;
    const asked = { reason: 'erased', at: context.now.toISOString(), via: context.via };
    await transacted(context.table, [suppressWrite(seal, value, asked)]);
  }
};

const find: StoreKeeper['find'] = async function* ({ table }, subject) {
  const seal = await sealOf(table, subject.team_id);
  const items = await batchGet(table, suppressionKeysOf(seal, valuesOf(subject)));
  yield* items.filter(isInForce);
};

export const suppressionKeepers = {
  suppressions: {
    find,
    // They stay: nothing in them tells a number without the secret of the stage.
    erase: async (context, subject) => {
      let count = 0;
      for await (const _ of find(context, subject)) count++;
      return { count, query: [subject.phones, subject.emails] };
    },
  },
} as const satisfies Readonly<Record<string, StoreKeeper>>;
