import * as v from 'valibot';
import type { ListedNoun } from '../list/listed-noun.ts';
import { type Preset, presetSchema } from './preset.schema.ts';

export const presets: ListedNoun<Preset> = {
  kind: 'preset',
  sk: 'PRESET',
  toRecord: (item) => v.parse(presetSchema, item),
};
