import { expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { getTeam } from '#core/team/team.ts';
import { freshTeam, hostTable } from '#test/harness/stack.ts';

const via = { updated_by: 'tok_test', via: 'api' as const };

test('fifty racing creates with one phone make one contact (mautic#6532, mautic#10327)', async () => {
  const table = hostTable();
  const { team_id } = await freshTeam(table, { company: 'optional' });
  const team = await getTeam(table, team_id);
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, index) =>
      createContact(table, {
        team,
        scope: wholeTeam(team_id),
        draft: { name: `N ${index}`, phone: '+14155550100' },
        via,
        now: new Date(),
      }),
    ),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const [holder] = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value.contact.id] : []));
  const faults = results.flatMap((one) => (one.status === 'rejected' ? [one.reason.faults[0]] : []));
  expect(faults).toHaveLength(49);
  for (const fault of faults) expect(fault).toMatchObject({ code: 'phone_taken', existing_id: holder });
});
