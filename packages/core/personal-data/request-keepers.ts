import { gunzipSync } from 'node:zlib';
import { forgetAnswerWrite, keptAnswers } from '../idempotency/idempotency.item.ts';
import type { Item } from '../table/item.ts';
import { transacted } from '../table/table.ts';
import type { PrivacyContext, StoreKeeper } from './keeper.ts';
import type { Subject } from './subject.ts';
import { tracesOf } from './traces.ts';

/** Answers of the last day that name the contact, or tell of its values. */
async function* answers({ table }: PrivacyContext, subject: Subject): AsyncGenerator<Item> {
  const { toldIn } = tracesOf(subject);
  const ids = [...subject.contact_ids, ...subject.attached_ids];
  for await (const item of keptAnswers(table, subject.team_id)) {
    if (!(item.answer instanceof Uint8Array)) continue;
    const text = gunzipSync(item.answer).toString();
    if (ids.some((id) => text.includes(id)) || toldIn(text)) yield item;
  }
}

export const requestKeepers = {
  idempotency: {
    find: answers,
    // The record stays, so that the same request does nothing again: what it answered is gone.
    erase: async (context, subject) => {
      let count = 0;
      for await (const item of answers(context, subject))
        if (await transacted(context.table, [forgetAnswerWrite(item)])) count++;
      return { count, query: [subject.team_id, subject.contact_ids] };
    },
  },
} as const satisfies Readonly<Record<string, StoreKeeper>>;
