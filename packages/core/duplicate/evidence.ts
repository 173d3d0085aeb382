/** A reason for or against two contacts being one person. */
export interface Evidence {
  /** `phone`, `email`, `name`, `company`, `external_id`, or `cf.<name>`. */
  field: string;
  /** How the values stand to each other, such as `exact`, `similar` or `differs`. */
  method: string;
  /** The values of both, as they were compared. */
  values: readonly [string, string];
  /** For (above 0) or against (below 0), in logits: 0.7 doubles the odds. */
  weight: number;
  /** Of names: normalised Levenshtein, 0 to 1. */
  similarity?: number;
}

export const clamped = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** Log of the odds of a share. */
export const logit = (share: number): number => Math.log(share / (1 - share));

/** The share whose log odds these are. */
export const share = (odds: number): number => 1 / (1 + Math.exp(-odds));
