import { setTimeout as delay } from 'node:timers/promises';
import { readText } from '#core/files/files.ts';
import type { SteppedImport } from './steps.ts';

/** Runs a step, and whatever has to be done where it was stopped. */
type Take = <T>(step: () => Promise<T>) => Promise<T>;

const waitForTurn = async (one: SteppedImport, take: Take): Promise<void> => {
  for (;;) {
    const pause = await take(() => one.takeTurn());
    if (pause === 0) return;
    await delay(pause * 1_000);
  }
};

/** Takes an import through the steps that its state machine has, to the end, in the test's own process. */
export const takeSteps = async (one: SteppedImport, take: Take = (step) => step()): Promise<void> => {
  if ((await take(() => one.register())).action === 'stop') return;
  const { action, manifest_key, repeats } = await take(() => one.plan());
  if (action === 'preview') await take(() => one.preview());
  if (action === 'write') {
    await waitForTurn(one, take);
    const chunks: unknown[] = JSON.parse(await readText(one.files, manifest_key));
    for (const index of chunks.keys()) await take(() => one.write('chunks', index));
    for (let index = 0; index < repeats; index++) await take(() => one.write('repeats', index));
  }
  if (action === 'write' || action === 'finish') await take(() => one.finish());
};
