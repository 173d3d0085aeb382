import { expect, test } from 'vitest';
import { createTeam } from '#core/provision/create-team.ts';
import { hostTable } from '#test/harness/stack.ts';

test.each(['', ' ', 'a\nb', 'x'.repeat(256)])('a team cannot be called %j', async (name) => {
  await expect(createTeam(hostTable(), { name })).rejects.toMatchObject({ code: 'name_invalid' });
});
