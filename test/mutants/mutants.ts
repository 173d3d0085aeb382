/** A small fault that somebody could make, in one line of a file that decides. */
export interface Mutant {
  /** The name of the file; its folder may change. */
  readonly file: string;
  /** What stands there; it occurs once. */
  readonly from: string;
  readonly to: string;
  /** What would go wrong. */
  readonly fault: string;
}

const contact: readonly Mutant[] = [
  {
    file: 'plan-create.ts',
    from: "addToCount(team.id, 'contact', 1),",
    to: '',
    fault: 'a new contact is not counted',
  },
  {
    file: 'plan-create.ts',
    from: '...departmentFaults(scope, department_id),',
    to: '',
    fault: 'a manager creates contacts of other departments',
  },
  {
    file: 'plan-create.ts',
    from: 'tags: spelledTags(values.tags, registry),',
    to: 'tags: values.tags,',
    fault: 'a new contact has its own spelling of a tag',
  },
  {
    file: 'plan-change.ts',
    from: 'requireReach(scope, change.department_id ?? null);',
    to: '',
    fault: 'a manager moves a contact into a department of others',
  },
  {
    file: 'plan-change.ts',
    from: 'contact[param] === null && seen[param] !== null',
    to: 'contact[param] === null',
    fault: 'a contact that never had a name cannot be changed',
  },
  {
    file: 'plan-change.ts',
    from: '...clearedFaults(catalogue, seen.custom_fields, composed.contact.custom_fields),',
    to: '',
    fault: 'the value of a required field is taken away',
  },
  {
    file: 'plan-replacement.ts',
    from: '...writes,',
    to: '',
    fault: 'a changed number is not claimed, and the old one not freed',
  },
  {
    file: 'compose-change.ts',
    from: 'const originals = keptOriginals(seen, custom_fields);',
    to: 'const originals = seen.originals;',
    fault: 'what a value was before a conversion outlives an edit',
  },
  {
    file: 'compose-change.ts',
    from: 'const isSame = raw === undefined || (raw !== null && raw === seen[name]);',
    to: 'const isSame = raw === undefined;',
    fault: 'sending a number back as it was read overwrites how it was given',
  },
  {
    file: 'compose-change.ts',
    from: '? { phone_extension: extension }',
    to: '? {}',
    fault: 'an extension alone is not changed',
  },
  {
    file: 'opt-out.ts',
    from: 'return isOptOutStatus(seen.lead_status) ? seen.status_before : seen.lead_status;',
    to: 'return isOptOutStatus(seen.lead_status) ? seen.lead_status : seen.status_before;',
    fault: 'an opt-out that is taken back brings no earlier status',
  },
  {
    file: 'changed-at.ts',
    from: 'return at > updated_at ? at :',
    to: 'return at >= updated_at ? at :',
    fault: 'two versions share a time',
  },
  {
    file: 'tag-change.ts',
    from: 'withoutTags(own, [...gone, ...spelledTags(gone, registry)])',
    to: 'withoutTags(own, gone)',
    fault: 'a tag under its new name is not removed by its old one',
  },
];

const claim: readonly Mutant[] = [
  {
    file: 'claim.item.ts',
    from: ", is('holder', holder), either(absent('sharers'), is('sharers', 0)));",
    to: ", is('holder', holder));",
    fault: 'a claim that others came to share meanwhile is dropped with them',
  },
  {
    file: 'claim.item.ts',
    from: "remove: ['origin', 'company_id'],",
    to: "remove: ['company_id'],",
    fault: 'an heir is told as the row of an import that it is not',
  },
  {
    file: 'claim.item.ts',
    from: 'countSharer(teamId, claim, -1),',
    to: 'countSharer(teamId, claim, 1),',
    fault: 'who gives a share up is counted once more',
  },
  {
    file: 'release-claims.ts',
    from: 'if (item?.holder !== id) return [checkUnheld(teamId, claim, id)];',
    to: 'if (item?.holder !== id) return [];',
    fault: 'a claim that was handed on at that moment stays with a contact that is gone',
  },
  {
    file: 'release-claims.ts',
    from: 'toHolder(item).sharers ? await findSharer(table, teamId, claim) : undefined;',
    to: 'undefined;',
    fault: 'a shared claim is freed instead of inherited',
  },
  {
    file: 'contact-claims.ts',
    from: "return kind === 'external_id' ? 'unique' : 'off';",
    to: "return 'off';",
    fault: 'two contacts have one external id',
  },
  {
    file: 'contact-claims.ts',
    from: 'without(had, needed), contact.id),',
    to: 'without(needed, had), contact.id),',
    fault: 'a change frees what it takes instead of what it loses',
  },
  {
    file: 'contact-claims.ts',
    from: 'writes: [...released, ...claimWrites(contact, decision)]',
    to: 'writes: [...claimWrites(contact, decision)]',
    fault: 'a changed number stays claimed',
  },
];

const undo: readonly Mutant[] = [
  {
    file: 'changes.ts',
    from: 'changes.set(name, { ...(changes.get(name) ?? first), after });',
    to: 'changes.set(name, { ...first, after });',
    fault: 'of two rows that changed a value, only the second is undone',
  },
  {
    file: 'restored-tags.ts',
    from: 'const [had, given] = [texts(before), without(texts(after), texts(before))];',
    to: 'const [had, given] = [texts(before), texts(after)];',
    fault: 'a tag that was there before the import goes with it',
  },
  {
    file: 'restored-tags.ts',
    from: 'isMissing: without(given, own).length > 0,',
    to: 'isMissing: without(given, tags).length > 0,',
    fault: 'tags that are there still are told as moved',
  },
  {
    file: 'staying.ts',
    from: "name !== 'tags' && !isDeepStrictEqual(values[name] ?? null, before),",
    to: "name !== 'tags',",
    fault: 'what somebody has set back already is told as edited',
  },
  {
    file: 'changes.ts',
    from: '...[...marks].reverse().map(({ origins }) => origins),',
    to: '...[...marks].map(({ origins }) => origins),',
    fault: 'after two rows, a value is told as of the first row instead of who had set it',
  },
  {
    file: 'changes.ts',
    from: 'return origin !== undefined && !isOwn(origin, author);',
    to: 'return origin === undefined || !isOwn(origin, author);',
    fault: 'a value that nobody has set is taken for edited',
  },
  {
    file: 'decide-undo.ts',
    from: 'return keptOptOut(base, contact);',
    to: 'return contact;',
    fault: 'undoing takes an opt-out back',
  },
  {
    file: 'plan-undo.ts',
    from: 'conflicts: [...conflicts, ...plan.conflicts] };',
    to: 'conflicts };',
    fault: 'a number that another has by now is given back all the same',
  },
  {
    file: 'mark.item.ts',
    from: 'before: picked(before, names),',
    to: 'before: picked(after, names),',
    fault: 'a mark has the new values as the old ones',
  },
];

const imports: readonly Mutant[] = [
  {
    file: 'decide-row.ts',
    from: 'others.length < claims.length || known.written.has(id);',
    to: 'known.written.has(id);',
    fault: 'a chunk that runs again takes its own contacts for duplicates',
  },
  {
    file: 'decide-row.ts',
    from: 'if (!holders.has(name)) holders.set(name, holder);',
    to: 'holders.set(name, holder);',
    fault: 'a row that changes a contact takes the values of others for those behind it',
  },
  {
    file: 'decide-row.ts',
    from: 'for (const claim of free)',
    to: 'for (const claim of others)',
    fault: 'a row that shares a number is taken for its holder by the rows behind it',
  },
  {
    file: 'decide-row.ts',
    from: 'if (isWritten) return { outcome };',
    to: '',
    fault: 'a chunk that runs again writes its contacts twice',
  },
  {
    file: 'decide-row.ts',
    from: 'if (changed !== undefined) return changing(request, candidate, changed, known);',
    to: '',
    fault: 'a chunk that runs again makes a contact of a row that changed one',
  },
  {
    file: 'decide-row.ts',
    from: "first?.holder !== existing_id ? 'phone_secondary' : param;",
    to: "first?.holder === existing_id ? 'phone_secondary' : param;",
    fault: 'a conflict is told of the wrong number',
  },
  {
    file: 'decide-rows.ts',
    from: 'const holder = holders.get(name) ?? later.get(name);',
    to: 'const holder = later.get(name) ?? holders.get(name);',
    fault: 'a row of the file goes before who has the value in the store',
  },
  {
    file: 'decide-rows.ts',
    from: '(take ?? update) && !unneeded.has(candidate))',
    to: '(take ?? update))',
    fault: 'a company that only stands in takes the place of the one that a contact has',
  },
  {
    file: 'plan-rows.ts',
    from: "if (holder === undefined || outcome.outcome === 'failed') continue;",
    to: 'if (holder === undefined) continue;',
    fault: 'a preview takes rows for duplicates of one that fails',
  },
  {
    file: 'companies.ts',
    from: '{ ...company, ...drafts.get(nameOf(company)) }',
    to: '{ ...drafts.get(nameOf(company)), ...company }',
    fault: 'the last row says what a company is, not the first',
  },
];

export interface Mutants {
  readonly name: string;
  readonly mutants: readonly Mutant[];
  /** Tests of `test/core` that are to catch them. */
  readonly tests: readonly string[];
}

export const allMutants: readonly Mutants[] = [
  {
    name: 'contact',
    mutants: contact,
    tests: ['plan-rules', 'plans-in-bulk', 'plans', 'opt-out', 'tag-change'],
  },
  { name: 'claim', mutants: claim, tests: ['plans-in-bulk', 'plans'] },
  { name: 'undo', mutants: undo, tests: ['undo-plans'] },
  {
    name: 'import',
    mutants: imports,
    tests: [
      'plans',
      'import-match',
      'import-row-change',
      'import-stand-ins',
      'import-companies',
      'row-reasons',
    ],
  },
];
