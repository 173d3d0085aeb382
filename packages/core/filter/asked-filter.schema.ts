import * as v from 'valibot';
import { fold } from '../text/fold.ts';
import { type ContactFilter, contactFilterSchema } from './contact-filter.schema.ts';

/** Tells whether a filter picks any contacts, and not just all of them. */
const asks = ({
  all: _,
  deleted: __,
  tags_mode: ___,
  search = '',
  cf = {},
  ...others
}: ContactFilter): boolean =>
  fold(search.trim()) !== '' ||
  Object.keys(cf).length > 0 ||
  Object.values(others).some((value) => value !== undefined);

/** A filter that says nothing would mean everybody, mostly by mistake: who means everybody says `all`. */
export const saysSomething = (filter: ContactFilter): boolean => filter.all === true || asks(filter);

/** Everybody, and some alone, contradict each other. */
export const isOneThing = (filter: ContactFilter): boolean => filter.all !== true || !asks(filter);

/** A filter as a body holds it. */
export const askedFilterSchema = v.pipe(
  contactFilterSchema,
  v.check((filter) => saysSomething(filter), 'filter_empty'),
  v.check((filter) => isOneThing(filter), 'filter_all'),
  v.description('At least one condition; `{"all": true}` alone means everybody'),
);
