import { describe, expect, test } from 'vitest';
import type { Contact } from '#core/attribute/contact.schema.ts';
import { newId } from '#core/id.ts';
import { getImport } from '#core/import/import.ts';
import { undoImport } from '#core/import/undo/start.ts';
import { getJob } from '#core/job/job.ts';
import { finishRun, type JobStep, planJob, workOnChunk } from '#core/job/run-job.ts';
import { inLanes } from '#core/lanes.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import { releases } from '#functions/bulk/releases.ts';
import { works } from '#functions/bulk/works.ts';
import { checkItems, scanTeam, scanTeams } from '#test/harness/claim-check.ts';
import { privateFiles, privateTable } from '#test/harness/stack.ts';
import { type Death, deathsOf, Mortal, never, type Stack, timeout, told } from './deaths.ts';
import { importFile, teamWith } from './import-in-process.ts';

const lanes = 4;

const neighbours = Array.from({ length: 4 }, (_, n) => ({
  name: `Neighbour ${n}`,
  phone: `+1202555010${n}`,
  tags: ['old'],
}));

/** Changes three neighbours, one of them twice, and makes three contacts and a company. */
const body = `name,phone,email,company,tags,notes
Neighbour Zero,+12025550100,zero@example.com,New Firm,new,first
Neighbour 1,+12025550101,,,,second
Neighbour 2,+12025550102,two@example.com,,,
Person 5,+12025550105,,New Firm,,
Person 6,+12025550106,six@example.com,New Firm,,
Person 7,,seven@example.com,,,
Neighbour Zero,+12025550100,,,newer,third
`;

const valuesOf = ({ version: _, updated_at: __, ...values }: Contact) => values;

const byId = (contacts: readonly Contact[]) =>
  contacts.map(valuesOf).toSorted((a, b) => (a.id < b.id ? -1 : 1));

interface Run {
  teamId: string;
  death: Death;
  before: ReturnType<typeof byId>;
  commands: number;
}

/** A file that is imported and undone, by a job that is killed once and goes on. */
const runOnce = async (stack: Stack, death: Death): Promise<Run> => {
  const { table, files } = stack;
  const imported = await teamWith(stack, { import_duplicates: 'update' }, neighbours);
  const teamId = imported.id;
  const { live } = await checkItems(table, teamId, await scanTeam(table, teamId));
  const { id: importId } = await importFile(stack, imported, body, new Mortal(stack, never));
  expect(await getImport(table, teamId, importId)).toMatchObject({ counts: { created: 3, updated: 4 } });
  const principal = await findPrincipal(table, imported.token, new Date());
  if (!principal) throw new Error('The token is not known.');
  const job = await undoImport(table, files, { principal, importId, now: new Date(), newId });
  const mortal = new Mortal(stack, death);
  const step = <T>(work: (step: JobStep) => Promise<T>) =>
    mortal.survive((own) => work({ ...own, teamId, jobId: job.id, works, releases }));
  await step((ids) => planJob(ids, 'execution-1'));
  await step((ids) => workOnChunk(ids, 0));
  await step((ids) => finishRun(ids));
  expect(await getJob(table, teamId, job.id)).toMatchObject({ state: 'finished', counts: { failed: 0 } });
  expect(await getImport(table, teamId, importId)).toMatchObject({ state: 'undone' });
  return { teamId, death, before: byId(live), commands: mortal.commands };
};

describe('an import that is undone by a job that is killed behind any of its writes and goes on', () => {
  test('leaves what was there before, with its claims and counters', { timeout }, async () => {
    const stack = { table: await privateTable(), files: await privateFiles() };
    const runs = [await runOnce(stack, never)];
    await inLanes(deathsOf(runs[0]?.commands ?? 0), lanes, async (death) => {
      runs.push(await runOnce(stack, death));
    });
    const teams = await scanTeams(stack.table);
    for (const { teamId, death, before } of runs) {
      const items = teams.get(teamId) ?? [];
      const { live, told: stored, true: real } = await checkItems(stack.table, teamId, items);
      expect(byId(live), told(death)).toEqual(before);
      expect(stored, told(death)).toEqual(real);
      expect(
        items.filter(({ sk }) => sk === 'COMPANY').map(({ name }) => name),
        told(death),
      ).toEqual([]);
    }
  });
});
