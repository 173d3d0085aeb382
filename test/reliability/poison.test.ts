import { ListBucketsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { facetKeys } from '#core/facet/facet.item.ts';
import type { Files } from '#core/files/files.ts';
import { recount } from '#core/projection/recount.ts';
import { redrive } from '#core/projection/redrive.ts';
import { apiTeam, companyOf, contactOf } from '#test/harness/api-team.ts';
import { allEvents } from '#test/harness/projected.ts';
import { hostFiles, hostTable } from '#test/harness/stack.ts';
import { until } from '#test/harness/wait.ts';

const deadLetters = async (): Promise<Files> => {
  const { client } = hostFiles();
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  const bucket = Buckets.find(({ Name }) => Name?.includes('deadletter'))?.Name ?? '';
  return { client, bucket };
};

const lettersIn = async ({ client, bucket }: Files): Promise<string[]> => {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
  return Contents.map(({ Key }) => Key ?? '');
};

test('a change that cannot be projected fails alone, becomes a dead letter, and is made up for once it is mended', async () => {
  const table = hostTable();
  const [team, other] = [await apiTeam(), await apiTeam()];
  const letters = await deadLetters();
  const company = await companyOf(team);
  // A counter that is no number takes nothing.
  const broken = facetKeys.primary(team.team_id, 'company', company);
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...broken, n: 'broken' } }));

  const poisoned = await contactOf(team, { name: 'Poisoned', company_id: company });
  const besides = await contactOf(team, { name: 'Beside', company: 'Sound' });
  const others = await contactOf(other, { name: 'Other', company: 'Sound' });
  const toldOf = async (caller: typeof team) => (await allEvents(caller)).map(({ subject }) => subject.id);
  await until(
    () => toldOf(other),
    (ids) => ids.includes(others),
  );
  await until(
    () => toldOf(team),
    (ids) => ids.includes(besides),
  );
  const keys = await until(
    () => lettersIn(letters),
    (found) => found.length > 0,
  );
  expect(keys).toEqual([
    expect.stringMatching(
      /^aws\/lambda\/[0-9a-f-]{36}\/[\w-]+\/\d{4}\/\d\d\/\d\d\/\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d-[0-9a-f-]{36}$/,
    ),
  ]);
  expect(await toldOf(team)).not.toContain(poisoned);

  const early = await redrive(table, letters);
  expect(early).toMatchObject({ redriven: 0, left: [{ key: keys[0] }] });
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: broken }));
  expect(await redrive(table, letters)).toMatchObject({ redriven: 1, left: [] });
  expect(await redrive(table, letters)).toEqual({ redriven: 0, left: [] });

  expect((await toldOf(team)).filter((id) => id === poisoned)).toHaveLength(1);
  expect((await team.get(`/api/crm/contacts/${poisoned}/audit`)).body.events).toHaveLength(1);
  for (const { team_id } of [team, other]) expect(await recount(table, team_id)).toEqual([]);
});
