import { expect, test } from 'vitest';
import { attributeNames } from '#core/attribute/attributes.ts';
import type { Contact } from '#core/attribute/contact.schema.ts';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { indexFields } from '#core/catalogue/field-index.ts';
import { undeclaredField } from '#core/catalogue/new-field.ts';
import { noClaims } from '#core/contact/contact-claims.ts';
import { planChange, reviseContact } from '#core/contact/plan-change.ts';
import { extractByRules } from '#core/extraction/rules.ts';
import { readTranscript } from '#core/extraction/transcript.ts';
import { decideExtraction, type Said } from '#core/extraction-run/decide-extraction.ts';
import { supported } from '#core/extraction-run/extract-values.ts';
import { learnableOf, targetsOf } from '#core/extraction-run/learnable.ts';
import { changeOf } from '#core/extraction-run/plan-extraction.ts';
import { stored, teamId, writing } from '../plan-fixture.ts';
import { sayings } from './hostile-sayings.ts';

const at = '2025-01-01T00:00:00.000Z';
const fields = ['budget', 'heating', 'owner_of_house', 'people', 'move_in'];
const catalogue = {
  ...toCatalogue(teamId, undefined),
  fields: indexFields(fields.map((name, n) => ({ ...undeclaredField(name, n, at), declared: true }))),
};
const request = { ...writing(), via: { updated_by: 'tok_2', via: 'extraction' as const } };
const learner = { settings: request.team.settings, catalogue, scope: request.scope };
const seen = stored({ do_not_call: true, tags: ['DNC', 'old'], lead_status: 'qualified', owner_id: 'mem_1' });

/** What a call may set of this team's contacts by its policies, and what follows from a write. */
const open = new Set<string>(['email', 'company_id', 'job_title', 'custom_fields', 'version', 'updated_at']);

const protectedOf = (contact: Contact) =>
  Object.fromEntries(attributeNames.filter((name) => !open.has(name)).map((name) => [name, contact[name]]));

/** Whatever is said, sent through the contact's own change. */
const expectHarmless = (said: readonly Said[]): void => {
  const decided = decideExtraction(said, {
    ...{ ...learner, contact: seen, callAt: null, companies: new Map(), earlier: new Map() },
    ...{ refused: new Map(), proposalIdOf: (field: string) => field },
  });
  const change = changeOf(decided);
  const known = { seen, found: new Map(), catalogue, registry: new Map() };
  const revision = reviseContact({ ...request, change }, known);
  const plan = planChange(request, revision, noClaims);
  expect(protectedOf(plan.contact)).toEqual(protectedOf(seen));
  expect(plan.suppressions?.lift ?? []).toEqual([]);
  for (const name of Object.keys(plan.contact.custom_fields))
    expect(learnableOf(`cf.${name}`, learner)).toBeTypeOf('object');
};

const targets = targetsOf(learner);
const protectedFields = [...attributeNames, 'consent', 'consents', 'suppression', '__proto__', 'constructor'];

test.each(sayings.map((saying) => [saying.slice(0, 60).replaceAll('\n', ' '), saying]))(
  'nothing but allowed fields is changed by: %s',
  (_, saying) => {
    const text = `Agent: Your email, company, budget, heating, people?\nContact: ${saying}`;
    const asked = { transcript: readTranscript(text), targets, country: 'US' as const };
    expectHarmless(supported(asked, extractByRules(asked)).said);
    // A model that does as it is told, and a caller who believes it.
    const claims = [...protectedFields, ...targets.map(({ name }) => name)].map((field) => ({
      ...{ field, value: saying.slice(0, 900), confidence: 1 },
      quote: saying.slice(0, 900),
    }));
    expectHarmless(supported(asked, claims).said);
    expectHarmless(claims.map((claim) => ({ ...claim, evidence: null })));
    expectHarmless(claims.map((claim) => ({ ...claim, field: `cf.${claim.field}`, evidence: null })));
  },
);
