import type { FieldValue } from '../catalogue/field-value.ts';
import type { CountryCode } from '../phone/country.ts';
import type { Target } from './target.ts';
import type { Span, Transcript } from './transcript.ts';

/** A value that was found in a call, with the place where the contact says it. */
export interface Extraction {
  field: Target['name'];
  value: Exclude<FieldValue, null>;
  /** From 0 to 1. */
  confidence: number;
  evidence: Span;
}

/** What an extractor is asked. */
export interface ExtractionRequest {
  transcript: Transcript;
  targets: readonly Target[];
  /** Whose national numbers and dates they are. */
  country: CountryCode | undefined;
  /** The day of the call where the team is, from which `next Tuesday` follows: `2026-11-30`. */
  day?: string | undefined;
}
