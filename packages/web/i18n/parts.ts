/** Rooms whose pages bring their words along, each with a catalogue of its own. */
export const parts = ['imports', 'duplicates', 'tags'] as const;
export type Part = (typeof parts)[number];
