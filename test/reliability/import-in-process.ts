import { wholeTeam } from '#core/access/scope.ts';
import type { ContactDraft } from '#core/attribute/contact.schema.ts';
import { createContact } from '#core/contact/create-contact.ts';
import type { SettingsChange } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { freshTeam } from '#test/harness/stack.ts';
import { ImportTeam } from '#test/pipeline/import-client.ts';
import { type SteppedImport, stepped } from '#test/pipeline/steps.ts';
import { takeSteps } from '#test/pipeline/take-steps.ts';
import type { Mortal, Stack } from './deaths.ts';

/** A fresh team that has these contacts. */
export const teamWith = async (
  { table, files }: Stack,
  settings: SettingsChange,
  drafts: readonly ContactDraft[],
): Promise<ImportTeam> => {
  const fresh = await freshTeam(table, {
    company: 'optional',
    import_strictness: 'strict',
    ...settings,
  });
  const team = await getTeam(table, fresh.team_id);
  const writing = { team, scope: wholeTeam(team.id), via: { updated_by: 'tok_test', via: 'api' as const } };
  await Promise.all(drafts.map((draft) => createContact(table, { ...writing, now: new Date(), draft })));
  return new ImportTeam(fresh, { apiUrl: '', files });
};

/** Takes all steps of an import, one after the other, whoever is killed meanwhile. */
export const importFile = async (
  stack: Stack,
  team: ImportTeam,
  body: string,
  mortal: Mortal,
): Promise<SteppedImport> => {
  const one = await stepped(team, stack.table, body);
  await takeSteps(one, (step) => mortal.survive((own) => step.call(Object.assign(one, own))));
  return Object.assign(one, stack);
};
