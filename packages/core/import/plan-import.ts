import * as v from 'valibot';
import { type Files, fileExists, readStream, readText, writeFile } from '../files/files.ts';
import type { Plan } from '../import-file/plan.schema.ts';
import { planFile } from '../import-file/plan.ts';
import { refusal } from '../import-file/refusal.ts';
import { workKeys } from '../import-file/work-keys.ts';
import { isCountry } from '../phone/phone.ts';
import type { Team } from '../team/team.schema.ts';
import { getTeam } from '../team/team.ts';
import type { StoredImport } from './import.item.ts';
import { type Import, importOptionsSchema } from './import.schema.ts';
import { endImport, getImport, startRunning } from './import.ts';
import { writePlan } from './import-files.ts';
import type { ImportStep } from './import-step.ts';

const megabyte = 1_048_576;

/** Stops reading a file that is larger than the team allows. */
const capped = async function* (source: AsyncIterable<Uint8Array>, megabytes: number) {
  let size = 0;
  for await (const block of source) {
    size += block.length;
    if (size > megabytes * megabyte) throw new FileTooLarge();
    yield block;
  }
};

class FileTooLarge extends Error {}

/** The options in `<file>.import.json` beside a dropped file; undefined when they are not valid. */
const readOptions = async (files: Files, stored: StoredImport): Promise<Import['options'] | undefined> => {
  const key = `${stored.source_key}.import.json`;
  if (!stored.source_key.startsWith('drops/') || !(await fileExists(files, key))) return stored.options;
  const text = await readText(files, key);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), importOptionsSchema), text);
  return parsed.success ? parsed.output : undefined;
};

const optionsRefused = refusal(
  'options_invalid',
  `The options beside the file (.import.json) are not valid. They are a JSON object of: ${Object.keys(importOptionsSchema.entries).join(', ')}.`,
);

const planSource = async ({ files }: ImportStep, stored: StoredImport, team: Team) => {
  const { import_max_rows, import_max_megabytes, default_country } = team.settings;
  const country = stored.options.default_country ?? default_country;
  try {
    return await planFile({
      open: async () => capped(await readStream(files, stored.source_key), import_max_megabytes),
      write: (chunk, body) => writeFile(files, workKeys.rows(stored, chunk), body),
      country: isCountry(country) ? country : undefined,
      maxRows: import_max_rows,
    });
  } catch (error) {
    if (!(error instanceof FileTooLarge)) throw error;
    return refusal(
      'file_too_large',
      `The file is larger than ${import_max_megabytes} MB, the team's limit (import_max_megabytes).`,
    );
  }
};

/** A file of a header alone has nothing to write. */
const nextAction = ({ chunks }: Plan) => (chunks > 0 ? ('write' as const) : ('finish' as const));

/** Plans the file; a file that cannot be imported ends the import with the reason. */
export const planImport = async (step: ImportStep) => {
  const { table, files, teamId, importId, now } = step;
  const [registered, team] = await Promise.all([getImport(table, teamId, importId), getTeam(table, teamId)]);
  const options = await readOptions(files, registered);
  const stored = { ...registered, options: options ?? {} };
  const result = options ? await planSource(step, stored, team) : optionsRefused;
  if (result.refused) {
    await endImport(table, stored, { reason: result.refused }, now);
    return { action: 'stop' as const, manifest_key: '', repeats: 0 };
  }
  const { plan } = result;
  const manifest_key = await writePlan(files, stored, plan);
  const running = await startRunning(table, stored, plan.rows, new Date());
  return { action: running ? nextAction(plan) : ('stop' as const), manifest_key, repeats: plan.repeats };
};
