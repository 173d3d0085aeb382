import { isVisible, type Scope } from '../access/scope.ts';
import { findClaimants } from '../claim/claim.item.ts';
import { pairName } from '../duplicate/groups.ts';
import { findPairsAt, listPairEntries } from '../duplicate/pair.item.ts';
import type { PairEntry, PairIds } from '../duplicate/stored-pair.ts';
import { notFound } from '../error.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { pageOfAll } from '../list/page-of-all.ts';
import { findScanState, type ScanState } from '../scan/scan.item.ts';
import { readScanSettings } from '../scan/scan-plan.ts';
import { findShared, type StoredShared } from '../scan/shared.item.ts';
import type { Table } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import { describeFinding, type Judging, refreshedEntry } from './describe-finding.ts';
import { type Found, groupEntries, sharedFindings, withinReach } from './find-groups.ts';
import type { FindingAnswer, FindingKind } from './finding.schema.ts';
import { type FindingMember, loadMembers } from './finding-members.ts';

export interface FindingListing extends PageRequest {
  team: Team;
  scope: Scope;
  kinds: readonly FindingKind[];
  minScore: number | undefined;
  contactId: string | undefined;
  dismissed: boolean;
}

/** What a team's findings are made of. */
export interface FindingSources {
  teamId: string;
  state: ScanState;
  entries: readonly PairEntry[];
  shared: readonly StoredShared[];
  judging: Judging;
}

/** Reads all of a team's findings, as far as the last complete scan goes. */
export const readSources = async (table: Table, scope: Scope): Promise<FindingSources> => {
  const { teamId } = scope;
  const [state, entries, shared, judging] = await Promise.all([
    findScanState(table, teamId),
    listPairEntries(table, teamId),
    findShared(table, teamId),
    readScanSettings(table, teamId),
  ]);
  const isShown = ({ since = 0 }: { since?: number | undefined }) => since <= state.number;
  return {
    ...{ teamId, state, judging },
    entries: withinReach(entries.filter(isShown), scope),
    // How many others have a value is not for who reaches only some of them.
    shared:
      scope.departments === 'all' ? shared.filter((one) => isShown(one) && isVisible(scope, one.kind)) : [],
  };
};

/** Pairs of a finding that lists tell; of one of up to five contacts these are all. */
const mostPairsListed = 10;
const mostSharers = 10;
/** Times that a page is put together anew, since some of it had gone. */
const mostTries = 5;

const positionOf = ({ score, id }: Found): string => `${(score ?? 0).toFixed(1).padStart(5, '0')}#${id}`;

/** Findings with what is known by now of their pairs: pages replace what they have read. */
export class Findings {
  readonly sources: FindingSources;
  readonly members = new Map<string, FindingMember>();
  readonly #table: Table;
  readonly #scope: Scope;
  readonly #read = new Set<string>();
  entries: Map<string, PairEntry>;

  constructor(table: Table, scope: Scope, sources: FindingSources) {
    this.#table = table;
    this.#scope = scope;
    this.sources = sources;
    this.entries = new Map(sources.entries.map((entry) => [pairName(...entry.ids), entry]));
  }

  /** Holds entries against their contacts as they are; answers whether any has changed. */
  async refresh(found: readonly Found[]): Promise<boolean> {
    const ids = found.flatMap((one) => one.ids).filter((id) => !this.#read.has(id));
    const { judging } = this.sources;
    const asked = { ids, customFields: judging.customFields };
    for (const [id, member] of await loadMembers(this.#table, this.#scope, asked))
      this.members.set(id, member);
    for (const id of ids) this.#read.add(id);
    let isChanged = false;
    for (const name of found.flatMap((one) => one.pairs.map((pair) => pairName(...pair)))) {
      const before = this.entries.get(name);
      if (!before) continue;
      const after = refreshedEntry(before, this.members, judging);
      if (after) this.entries.set(name, after);
      else this.entries.delete(name);
      isChanged ||=
        after?.score !== before.score ||
        after?.conflict !== before.conflict ||
        after?.dismissed !== before.dismissed;
    }
    return isChanged;
  }

  /** Lets go of contacts that are not looked at any more. */
  forget(ids: readonly string[]): void {
    for (const id of ids) this.members.delete(id);
  }

  async describe(found: Found, mostPairs: number): Promise<FindingAnswer> {
    const stored = await findPairsAt(this.#table, this.#scope.teamId, found.pairs.slice(0, mostPairs));
    const describing = {
      ...{ scope: this.#scope, members: this.members, entries: this.entries, judging: this.sources.judging },
      stored: new Map(stored.map((pair) => [pairName(...pair.shown.ids), pair])),
    };
    const sharers = found.shared ? await this.#sharersOf(found.shared) : [];
    return describeFinding(found, describing, { mostPairs, sharers });
  }

  async #sharersOf({ kind, value }: StoredShared): Promise<FindingMember[]> {
    const bare = value.split(';ext=')[0] ?? value;
    const all = await findClaimants(this.#table, this.#scope.teamId, { kind, value: bare });
    const { customFields } = this.sources.judging;
    const ids = all.slice(0, mostSharers);
    return [...(await loadMembers(this.#table, this.#scope, { ids, customFields })).values()];
  }
}

const listed = (
  findings: Findings,
  { team, kinds, minScore, contactId, dismissed }: FindingListing,
): Found[] => {
  const { threshold } = team.settings.duplicates;
  const all = [
    ...groupEntries([...findings.entries.values()], { threshold, dismissed }),
    ...sharedFindings(findings.sources.shared, dismissed),
  ];
  return all.filter(
    ({ kind, score, ids }) =>
      (kinds.length === 0 || kinds.includes(kind)) &&
      (minScore === undefined || (score ?? -1) >= minScore) &&
      (contactId === undefined || ids.includes(contactId)),
  );
};

/**
 * Lists findings, the best first. Those of the page are held against their contacts as they are now: what changed is
 * judged anew, and what is gone is left out and not counted.
 */
export const listFindings = async (
  table: Table,
  asked: FindingListing,
): Promise<Page<FindingAnswer> & { state: ScanState }> => {
  const { scope, team, kinds, minScore, contactId, dismissed, ...request } = asked;
  const sources = await readSources(table, scope);
  const findings = new Findings(table, scope, sources);
  const query = { kind: 'findings', kinds: [...kinds].sort(), minScore, contactId, dismissed };
  for (let tries = 1; ; tries++) {
    const records = listed(findings, asked);
    const of = { teamId: team.id, query, records, positionOf, descending: true };
    const page = await pageOfAll(table, of, request);
    const isChanged = await findings.refresh(page.records);
    if (isChanged && tries < mostTries) continue;
    const described = await Promise.all(page.records.map((one) => findings.describe(one, mostPairsListed)));
    return { ...page, records: described, state: sources.state };
  }
};

/**
 * Reads one finding as it is now, with all of its pairs.
 * @throws CallbookError `duplicate_not_found`
 */
export const getFound = async (
  table: Table,
  { team, scope, id }: { team: Team; scope: Scope; id: string },
): Promise<{ found: Found; findings: Findings }> => {
  const findings = new Findings(table, scope, await readSources(table, scope));
  const dismissed = id.startsWith('dismissed_');
  const asked = { team, scope, kinds: [], minScore: undefined, contactId: undefined, limit: 1, offset: 0 };
  const find = () =>
    [false, true]
      .flatMap((one) => (dismissed && !one ? [] : listed(findings, { ...asked, dismissed: one })))
      .find((one) => one.id === id);
  for (let tries = 1; ; tries++) {
    const found = find();
    if (!found) throw notFound('duplicate');
    const isChanged = await findings.refresh([found]);
    if (!isChanged || tries >= mostTries) return { found, findings };
  }
};

export const pairsOf = ({ ids }: Found): PairIds[] =>
  ids.flatMap((one, at) =>
    ids.slice(at + 1).map((other): PairIds => (one < other ? [one, other] : [other, one])),
  );
