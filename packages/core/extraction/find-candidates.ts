import { askedForCompany, asksForName, type Context, cuesFor } from './context.ts';
import type { ExtractionRequest } from './extraction.ts';
import { findAnswers } from './find-answers.ts';
import { findCompanies } from './find-companies.ts';
import { findDates } from './find-dates.ts';
import { findEmails } from './find-emails.ts';
import { findFormatted } from './find-formatted.ts';
import { findHeadcounts } from './find-headcounts.ts';
import { findNames } from './find-names.ts';
import { findNumbers } from './find-numbers.ts';
import { findOptions } from './find-options.ts';
import { findPhones } from './find-phones.ts';
import type { Target } from './target.ts';
import type { Span } from './transcript.ts';

const within = (span: Span, others: readonly Span[]): boolean =>
  others.some(({ start, end }) => span.start < end && start < span.end);

/** A value of any kind and where it is said. */
export type Value = Span & { value: string | number | boolean; isSure: boolean; form?: string };

/** What a contact says at a stretch. */
export interface Said {
  text: string;
  context: Context;
  /** Whether it is the first that they say. */
  isFirst: boolean;
  hasCapitals: boolean;
}

const surely = (found: readonly (Span & { value: string | number })[]): Value[] =>
  found.map(({ value, start, end }) => ({ value, start, end, isSure: true }));

const datesIn = (text: string, { country, day }: ExtractionRequest) => findDates(text, country, day);

const numbersIn = (kind: 'integer' | 'decimal', text: string, request: ExtractionRequest): Value[] => {
  const aside = [...datesIn(text, request), ...findPhones(text, request.country), ...findEmails(text)];
  const numbers = findNumbers(text)
    .filter(
      (each) =>
        !within(each, aside) &&
        (kind === 'decimal' ? each.form !== 'ordinal' : !/\.\d/.test(String(each.value))),
    )
    .map(({ value, start, end, form }) => ({ value, start, end, form, isSure: true }));
  return kind === 'integer'
    ? [...findHeadcounts(text).map((each) => ({ ...each, form: 'people', isSure: true })), ...numbers]
    : numbers;
};

const answersIn = (said: Said, target: Extract<Target, { label: string }>): Value[] =>
  findAnswers(said.text, target, said.context).map(({ value, start, end, isBare }) => ({
    value,
    start,
    end,
    isSure: !isBare,
  }));

/** Finds what of a turn may be a value of a target, whatever it is meant for. */
export const valuesFor = (target: Target, said: Said, request: ExtractionRequest): Value[] => {
  const { country } = request;
  const { text, context, isFirst, hasCapitals } = said;
  const isAsked = asksForName(context.asked);
  switch (target.kind) {
    case 'email':
      return surely(findEmails(text));
    case 'phone':
      return surely(
        findPhones(text, country).filter(
          (each) => !within(each, [...datesIn(text, request), ...findEmails(text)]),
        ),
      );
    case 'name':
      return surely(findNames(text, { isAsked, isFirst, hasCapitals }));
    case 'company':
      return surely(
        findCompanies(text, { isAsked, isFirst, hasCapitals, company: askedForCompany(context.asked) }),
      );
    case 'date':
      return datesIn(text, request).map(({ value, start, end, guessed }) => ({
        value,
        start,
        end,
        isSure: !guessed,
      }));
    case 'integer':
    case 'decimal':
      return numbersIn(target.kind, text, request);
    case 'select':
    case 'multi_select':
      return 'label' in target ? surely(findOptions(text, target.options, cuesFor(target))) : [];
    case 'boolean':
      return 'label' in target ? answersIn(said, target) : [];
    default:
      return 'label' in target && target.format ? surely(findFormatted(text, target.format)) : [];
  }
};
