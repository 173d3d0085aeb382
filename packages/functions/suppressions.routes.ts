import * as v from 'valibot';
import { pageEntries, streamAnswerEntries, streamPage } from '#core/list/page.schema.ts';
import { suppressionSchema } from '#core/suppression/suppression.item.ts';
import {
  addSuppressions,
  type Changed,
  liftSuppressions,
} from '#core/suppression-list/change-suppressions.ts';
import { type GivenValue, givenFaults, readGiven } from '#core/suppression-list/given-values.ts';
import {
  mostChanged,
  mostChecked,
  suppressionAddSchema,
  suppressionCheckSchema,
  suppressionLiftSchema,
} from '#core/suppression-list/suppression-list.schema.ts';
import { checkSuppressions, listSuppressions } from '#core/suppression-list/suppression-list.ts';
import { admins, comeAgain, everyRole, managers, route } from './http/route.ts';
import { faultSchema, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/suppressions';
const shared = { module: 'contacts', tag: 'Suppressions' } as const;

const { limit, cursor } = pageEntries;

const kind = v.picklist(['phone', 'email']);
const id = v.pipe(
  v.nullable(v.string()),
  v.description('Id of the suppression; null of a value that is none'),
);
const value = v.pipe(v.string(), v.description('As it was given'));
const error = v.pipe(v.nullable(faultSchema), v.description('Why the value cannot be read'));

const checkedSchema = v.object({
  kind,
  value,
  suppressed: v.pipe(v.nullable(v.boolean()), v.description('Null of a value that cannot be read')),
  id,
  reason: v.nullable(v.string()),
  since: v.pipe(v.nullable(v.string()), v.description('Since when it is suppressed')),
  error,
});

const addedSchema = v.object({
  kind,
  value,
  status: v.picklist(['added', 'already_suppressed', 'failed', 'not_attempted']),
  id,
  opted_out: v.pipe(v.number(), v.description('How many live contacts are opted out by it')),
  error,
});

const liftedSchema = v.object({
  kind: v.nullable(kind),
  value,
  status: v.picklist(['lifted', 'not_suppressed', 'failed', 'not_attempted']),
  id,
  error,
});

const changedOf = ({ kind, given, fault }: GivenValue, { status, id }: Changed) => ({
  ...{ kind, value: given, status, id, error: fault ?? null },
});

const noResult: Changed = { status: 'failed', id: null, opted_out: 0 };

/** Headers of an answer whose request did not come to all values. */
const headersOf = (results: readonly { status: Changed['status'] }[]) =>
  results.some(({ status }) => status === 'not_attempted') && { headers: comeAgain };

const later =
  'Where the time of the request ends before all are reached, the rest is `not_attempted`, with `Retry-After`: send the same request again.';

export const suppressionRoutes = [
  route({
    ...shared,
    id: 'listSuppressions',
    method: 'GET',
    path,
    summary: 'List what must not be called, newest first',
    description:
      'Numbers and addresses are kept as keyed hashes, so that the list tells when and why, and never which.',
    access: managers,
    params: null,
    query: v.strictObject({ ...teamParameter, limit, cursor }),
    body: null,
    status: 200,
    answer: success({ suppressions: v.array(suppressionSchema), ...streamAnswerEntries }),
    handle: async ({ query, principal }, { table }) => {
      const { records, next_cursor } = await listSuppressions(table, principal.team.id, query);
      return { body: { suppressions: records, ...streamPage(query), next_cursor } };
    },
  }),
  route({
    ...shared,
    id: 'checkSuppressions',
    method: 'POST',
    path: `${path}/check`,
    summary: 'Tell which of up to 10,000 numbers and addresses must not be called',
    description:
      'Results come in the order of `phones`, then of `emails`. A number is found in any national variant; one that is suppressed without an extension covers all of its extensions.',
    access: everyRole,
    params: null,
    query: null,
    body: suppressionCheckSchema,
    status: 200,
    answer: success({ results: v.array(checkedSchema) }),
    inspect: ({ phones, emails }) => givenFaults([phones, emails], mostChecked),
    handle: async ({ body, principal: { team } }, { table }) => {
      const checked = await checkSuppressions(table, team.id, readGiven(body, team.settings));
      const results = checked.map(({ given: { kind, given, fault }, found }) => ({
        kind,
        value: given,
        suppressed: fault ? null : found !== undefined,
        id: found?.id ?? null,
        reason: found?.reason ?? null,
        since: found?.created_at ?? null,
        error: fault ?? null,
      }));
      return { body: { results } };
    },
  }),
  route({
    ...shared,
    id: 'addSuppressions',
    method: 'POST',
    path,
    summary: 'Suppress up to 1,000 numbers and addresses',
    description: `Live contacts that have one of them are opted out, in every department, and whoever gets one later is opted out from the first moment. Results come in the order of \`phones\`, then of \`emails\`. ${later}`,
    access: managers,
    params: null,
    query: null,
    body: suppressionAddSchema,
    status: 200,
    partial: true,
    answer: success({ results: v.array(addedSchema) }),
    inspect: ({ phones, emails }) => givenFaults([phones, emails], mostChanged),
    handle: async ({ body, principal: { team }, via, now, hasTime }, { table }) => {
      const given = readGiven(body, team.settings);
      const done = await addSuppressions(table, { team, reason: body.reason, via, now, hasTime }, given);
      const results = given.map((one, index) => {
        const changed = done[index] ?? noResult;
        return { ...changedOf(one, changed), opted_out: changed.opted_out };
      });
      return { body: { results }, ...headersOf(results) };
    },
  }),
  route({
    ...shared,
    id: 'liftSuppressions',
    method: 'POST',
    path: `${path}/lift`,
    summary: 'Lift suppressions, with a reason',
    description: `By numbers, addresses or ids of the list, up to 1,000 in all; results come in that order. The reason stays on record. Contacts that are opted out stay so until \`do_not_call: false\` takes that back, contact by contact. ${later}`,
    access: admins,
    params: null,
    query: null,
    body: suppressionLiftSchema,
    status: 200,
    partial: true,
    answer: success({ results: v.array(liftedSchema) }),
    inspect: ({ phones, emails, ids }) => givenFaults([phones, emails, ids], mostChanged),
    handle: async ({ body, principal: { team }, via, now, hasTime }, { table }) => {
      const { ids = [], reason } = body;
      const given = readGiven(body, team.settings);
      const done = await liftSuppressions(table, { team, reason, via, now, hasTime }, { given, ids });
      const results = [
        ...given.map((one, index) => changedOf(one, done.given[index] ?? noResult)),
        ...ids.map((value, index) => {
          const { status } = done.ids[index] ?? noResult;
          return { kind: null, value, status, id: value, error: null };
        }),
      ];
      return { body: { results }, ...headersOf(results) };
    },
  }),
];
