import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, inject, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { getContact } from '#core/contact/contact.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { removeContact } from '#core/contact/remove-contact.ts';
import { restoreContact } from '#core/contact/restore-contact.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { CallbookError } from '#core/error.ts';
import { openTable } from '#core/table/table.ts';
import { getTeam } from '#core/team/team.ts';
import { claimCheck } from '#test/harness/claim-check.ts';
import { freshTeam, hostTable } from '#test/harness/stack.ts';
import { FaultProxy } from './fault-proxy.ts';

const rates = { throttle: 0.05, conflict: 0.2, internal: 0.05, lost: 0.2, unprocessed: 0.3, late: 0.2 };
const via = { updated_by: 'tok_test', via: 'api' as const };

const shakyTable = async (proxy: FaultProxy) => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const endpoint = await proxy.start();
  return openTable(
    inject('host').tableName,
    new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 6 }),
  );
};

test.each([1, 2])(
  'with lost answers no change is done twice, and none is refused for its own sake (seed %i)',
  async (seed) => {
    await using proxy = new FaultProxy(inject('host').dynamodbUrl, rates, seed);
    const [table, sound] = [await shakyTable(proxy), hostTable()];
    const { team_id } = await freshTeam(sound, { company: 'optional' });
    const team = await getTeam(sound, team_id);
    const writing = () => ({ team, scope: wholeTeam(team_id), via, now: new Date() });
    const { contact } = await createContact(sound, { ...writing(), draft: { name: 'Ada' } });
    const contactId = contact.id;
    const seen = () => getContact(sound, wholeTeam(team_id), contactId);
    for (let round = 0; round < 40; round++) {
      const { version } = await seen();
      const change = round % 3 === 0 ? { phone: `+1202555${1000 + round}` } : { notes: `${round}` };
      try {
        const updated = await updateContact(table, { ...writing(), contactId, change, version });
        expect(updated.contact).toEqual(await seen());
        expect(updated.contact.version).toBe(version + 1);
      } catch (error) {
        // Too many faults in a row: done or not, but nothing in between.
        if (error instanceof CallbookError) expect(error.code).toBe('busy');
        expect((await seen()).version - version).toBeLessThanOrEqual(1);
      }
    }
    expect(proxy.counts.lost).toBeGreaterThan(5);
    const steps = [trashContact, restoreContact, trashContact, restoreContact, removeContact];
    for (const step of steps) await step(table, { ...writing(), contactId }).catch(() => undefined);
    const check = await claimCheck(sound, team_id);
    expect(check.told).toEqual(check.true);
  },
);
