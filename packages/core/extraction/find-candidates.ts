import { askedForCompany, asksName, type Context } from './context.ts';
import type { ExtractionRequest } from './extraction.ts';
import { findAnswers, findOptions } from './find-answers.ts';
import { findDates } from './find-dates.ts';
import { findCompanies, findNames } from './find-names.ts';
import { findFormatted, findNumbers } from './find-numbers.ts';
import { findEmails, findPhones } from './find-reach.ts';
import type { Target } from './target.ts';
import type { Span } from './transcript.ts';

const within = (span: Span, others: readonly Span[]): boolean =>
  others.some(({ start, end }) => span.start < end && start < span.end);

/** A value of any kind and where it is said. */
export type Value = Span & { value: string | number | boolean };

/** Finds what of a turn may be a value of a target, whatever it is meant for. */
export const valuesFor = (
  target: Target,
  said: string,
  context: Context,
  request: ExtractionRequest,
): Value[] => {
  const { country } = request;
  const numbersAside = () => [...findDates(said, country), ...findPhones(said, country), ...findEmails(said)];
  switch (target.kind) {
    case 'email':
      return findEmails(said);
    case 'phone':
      return findPhones(said, country).filter(
        (each) => !within(each, [...findDates(said, country), ...findEmails(said)]),
      );
    case 'name':
      return findNames(said, asksName.test(context.said));
    case 'company':
      return findCompanies(said, askedForCompany(context));
    case 'date':
      return findDates(said, country);
    case 'integer':
    case 'decimal':
      return findNumbers(said).filter(
        (each) =>
          !within(each, numbersAside()) && (target.kind === 'decimal' || Number.isInteger(each.value)),
      );
    case 'select':
    case 'multi_select':
      return 'label' in target ? findOptions(said, target.options) : [];
    case 'boolean':
      return /\b(?:or|oder)\b(?!\s*\?)/i.test(context.question) || !/\?\s*$/.test(context.question)
        ? []
        : findAnswers(said);
    default:
      return 'label' in target && target.format ? findFormatted(said, target.format) : [];
  }
};
