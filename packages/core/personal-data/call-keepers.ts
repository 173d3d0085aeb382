import { calledKeys } from '../call/called.item.ts';
import type { StoredCall } from '../call/compose-call.ts';
import { redactCalls, redactWaiting, unredactedCalls, waitingCalls } from '../call/unlink-calls.ts';
import { findClaimants } from '../claim/claim.item.ts';
import { foldPhone } from '../phone/phone-variants.ts';
import type { Item } from '../table/item.ts';
import { itemsOf, partitionQuery, removing } from './item-keeper.ts';
import type { PrivacyContext, StoreKeeper } from './keeper.ts';
import type { Subject } from './subject.ts';

/** Numbers that nobody else of the team has: of those that others have, their calls count for them. */
async function* ownNumbers({ table }: PrivacyContext, subject: Subject): AsyncGenerator<string> {
  for (const phone of new Set(subject.phones.map(foldPhone))) {
    const claimants = await findClaimants(table, subject.team_id, { kind: 'phone', value: phone });
    if (claimants.every((id) => subject.contact_ids.includes(id))) yield phone;
  }
}

/** Calls of nobody known yet, whose number is the person's alone. */
async function* waiting(context: PrivacyContext, subject: Subject): AsyncGenerator<StoredCall> {
  const own = new Set<string>();
  for await (const phone of ownNumbers(context, subject)) own.add(phone);
  if (own.size === 0) return;
  const isOwn = (number: string) => own.has(foldPhone(number.split(';ext=')[0] ?? ''));
  yield* waitingCalls(context.table, subject.team_id, isOwn);
}

const callKeeper: StoreKeeper = {
  find: async function* (context, subject) {
    for (const id of subject.contact_ids) yield* unredactedCalls(context.table, subject.team_id, id);
    yield* waiting(context, subject);
  },
  // They stay as calls that were made, nobody's: under a pseudonym, without what was said.
  erase: async (context, subject) => {
    const { table, via } = context;
    const { team_id: teamId, contact_ids } = subject;
    let count = 0;
    for (const contactId of contact_ids) count += await redactCalls(table, { teamId, contactId, via });
    for await (const { id } of waiting(context, subject)) {
      await redactWaiting(table, { teamId, id, via });
      count++;
    }
    return { count, query: [contact_ids, subject.phones] };
  },
};

/** Records of a number stand by the number with its extension, if it has one. */
const linesOf = (subject: Subject, phone: string): string[] => [
  phone,
  ...subject.extensions.map((extension) => `${phone};ext=${extension}`),
];

const ofNumbers = (isMeant: (item: Item) => boolean): StoreKeeper =>
  removing(
    async function* (context, subject) {
      for await (const phone of ownNumbers(context, subject)) {
        const partitions = linesOf(subject, phone).map(
          (line) => calledKeys.reservation(subject.team_id, line).pk,
        );
        const queries = partitions.map((pk) => partitionQuery(pk));
        for await (const item of itemsOf(context.table, queries)) if (isMeant(item)) yield item;
      }
    },
    ({ phones, extensions }) => [phones, extensions],
  );

export const callKeepers = {
  calls: callKeeper,
  called_numbers: ofNumbers(({ sk }) => sk.startsWith('CALL#')),
  reserved_numbers: ofNumbers(({ sk }) => sk === 'RESERVATION'),
} as const satisfies Readonly<Record<string, StoreKeeper>>;
