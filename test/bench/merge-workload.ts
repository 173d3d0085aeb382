import { wholeTeam } from '#core/access/scope.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { mergeContacts } from '#core/merge/merge-contacts.ts';
import { undoMerge } from '#core/merge/undo-merge.ts';
import { createTeam } from '#core/provision/create-team.ts';
import { getTeam } from '#core/team/team.ts';
import { attach } from '#test/store/attach.ts';
import { withHost } from './bench-host.ts';
import { type Figure, figure, timed } from './figure.ts';

/** As many contacts as a merge takes. */
const contacts = 50;
const attached = 100;
const mostSeconds = 30;

/** The largest merge and its undo, beside writing what is attached once in full transactions. */
export const mergeWorkload = (): Promise<Figure[]> =>
  withHost(async ({ table }) => {
    const { team_id } = await createTeam(table, { name: 'bench', settings: { company: 'optional' } });
    const team = await getTeam(table, team_id);
    const via = { updated_by: 'bench', via: 'api' as const };
    const asked = () => ({ team, scope: wholeTeam(team.id), via, now: new Date() });
    const ids: string[] = [];
    for (let n = 0; n < contacts; n++) {
      const draft = { name: `Ada ${n}`, phone: `+1202555${1_000 + n}`, email: `ada${n}@example.com` };
      ids.push((await createContact(table, { ...asked(), draft })).contact.id);
    }
    const bare = await timed(async () => {
      for (const id of ids) await attach(table, team.id, id, attached);
    });
    const [primary_id = '', ...duplicate_ids] = ids;
    const request = {
      primary_id,
      duplicate_ids,
      strategy: 'primary',
      overrides: {},
      dry_run: false,
    } as const;
    let mergeId = '';
    const merge = await timed(async () => {
      mergeId = (await mergeContacts(table, { ...asked(), request })).merge.id;
    });
    const undo = await timed(() => undoMerge(table, { ...asked(), mergeId }));
    const items = (contacts * attached).toLocaleString('en');
    const seconds = (ms: number) => ms / 1_000;
    return [
      figure({
        name: `merge of ${contacts} contacts with ${items} items`,
        unit: 's',
        value: seconds(merge),
        budget: mostSeconds,
      }),
      figure({
        name: 'the same beside writing the items',
        unit: 's',
        value: seconds(merge),
        baseline: seconds(bare),
      }),
      figure({ name: 'its undo', unit: 's', value: seconds(undo), budget: mostSeconds }),
    ];
  });
