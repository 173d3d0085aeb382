import type { CallingSettings } from './calling.schema.ts';
import { presetsFor } from './presets.ts';
import type { Policy } from './verdict.ts';

/** Picks what of a team's settings counts for a number, with the presets that are meant for it. */
export const policyFor = (
  { window, caps, presets, consent_required }: CallingSettings,
  e164: string | null,
): Policy => ({
  window,
  caps,
  consent_required,
  presets: e164 === null ? [] : presetsFor(presets, e164),
});
