/** A language model of Amazon Bedrock, and the region in which it is asked. */
export interface Model {
  region: string;
  /** Of the model, or of a profile that spreads requests over a geography. */
  id: string;
}

const entry = /^([a-z]{2}(?:-[a-z]+)+-\d)\/([a-z0-9][a-z0-9.:_-]{1,150})$/i;

/** Reads `region/model` with commas between. */
export const readModels = (text: string): Model[] =>
  text.split(',').map((part) => {
    const [, region, id] = entry.exec(part.trim()) ?? [];
    if (region === undefined || id === undefined)
      throw new Error(`Models are given as region/model with commas between, not "${part.trim()}".`);
    return { region, id };
  });

/** Picks the model that a team wants among those of the stage: the first where it names none. */
export const modelFor = (models: readonly Model[], wanted: string | null | undefined): Model | undefined =>
  wanted ? models.find(({ id }) => id === wanted) : models[0];
