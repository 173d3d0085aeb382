import { Agent, request } from 'node:http';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { wholeTeam } from '#core/access/scope.ts';
import { contactKeys } from '#core/contact/contact.item.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { extractByRules } from '#core/extraction/rules.ts';
import { readTranscript } from '#core/extraction/transcript.ts';
import { createTeam } from '#core/provision/create-team.ts';
import { getTeam } from '#core/team/team.ts';
import { samples, targetsOf } from '#test/core/calls/extraction-fixture.ts';
import { withHost } from './bench-host.ts';
import { type Figure, figure, median, timed } from './figure.ts';

const runs = 400;
const runsOfMany = 40;
/** Contacts that are judged by one request at most. */
const many = 100;
/** The longest transcript (characters). */
const longest = 400_000;

/** Posts to the host over a connection that stays open. */
const poster = (apiUrl: string, token: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (path: string, body: object): Promise<void> =>
    new Promise((resolve, reject) => {
      const json = JSON.stringify(body);
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(json),
      };
      const sent = request(apiUrl + path, { agent, method: 'POST', headers }, (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`${path}: ${response.statusCode}`)),
        );
      });
      sent.on('error', reject);
      sent.end(json);
    });
};

/** Verdicts over HTTP, each kind in turns with the bare GetItem of a contact. */
const verdictFigures = (): Promise<Figure[]> =>
  withHost(async ({ host, table }) => {
    const calling = {
      presets: ['us_federal', 'us_reg_f'],
      window: null,
      caps: null,
      consent_required: false,
    };
    const settings = { company: 'optional' as const, calling };
    const { team_id, token } = await createTeam(table, { name: 'bench', settings });
    const team = await getTeam(table, team_id);
    const asked = { team, scope: wholeTeam(team.id), via: { updated_by: 'bench', via: 'api' as const } };
    const ids: string[] = [];
    for (let n = 0; n < many; n++) {
      const draft = { name: `Ada ${n}`, phone: `+1202555${1_000 + n}`, email: `ada${n}@example.com` };
      ids.push((await createContact(table, { ...asked, draft, now: new Date() })).contact.id);
    }
    const post = poster(host.apiUrl, token);
    const of = (run: number) => ids[run % many] ?? '';
    const bare = (run: number) =>
      table.client.send(
        new GetCommand({
          ...{ TableName: table.name, Key: contactKeys.primary(team_id, of(run)) },
          ConsistentRead: true,
        }),
      );
    const measure = async (times: number, work: (run: number) => Promise<unknown>) => {
      const [values, baselines]: [number[], number[]] = [[], []];
      for (let run = 0; run < times; run++) {
        values.push(await timed(() => work(run)));
        baselines.push(await timed(() => bare(run)));
      }
      const warm = times / 4;
      return { value: median(values.slice(warm)), baseline: median(baselines.slice(warm)) };
    };
    const one = await measure(runs, (run) => post(`/api/crm/contacts/${of(run)}/callable`, {}));
    const all = await measure(runsOfMany, () => post('/api/crm/contacts/callable', { ids }));
    return [
      figure({ name: 'verdict on a contact, p50 over HTTP', unit: 'ms', value: one.value, budget: 15 }),
      figure({ name: 'the same beside a bare GetItem', unit: 'ms', ...one }),
      figure({ name: `verdicts on ${many} contacts in a request, p50 over HTTP`, unit: 'ms', ...all }),
    ];
  });

/** Talk of a length that people had. */
const talk = (length: number): string => {
  const texts = samples.map(({ text }) => text);
  let [talked, next] = ['', 0];
  while (talked.length < length) talked += `${texts[next++ % texts.length]}\n`;
  return talked.slice(0, length);
};

const processorOf = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

/** What rules take for the longest transcript, beside one of half the length: twice, where they are linear. */
const extractionFigures = (): Figure[] => {
  const kinds: [string, (length: number) => string][] = [
    ['turns of many calls', talk],
    [
      'one turn of numbers',
      (length) => `Contact: ${'my number is 0 3 0 9 0 1 8 2 0, '.repeat(length)}`.slice(0, length),
    ],
    ['turns of one word', (length) => 'C: yes\n'.repeat(length).slice(0, length)],
  ];
  return kinds.flatMap(([name, textOf]) => {
    const read = (length: number) => {
      const transcript = readTranscript(textOf(length));
      const request = { transcript, targets: targetsOf.en, country: 'US' as const, day: '2026-11-30' };
      return processorOf(() => extractByRules(request));
    };
    read(longest / 8);
    const [half, whole] = [read(longest / 2), read(longest)];
    return [
      figure({
        name: `rules on ${longest} characters, ${name}`,
        unit: 'processor ms',
        value: whole,
        budget: 5_000,
      }),
      figure({
        ...{ name: `the same beside half of it, ${name}`, unit: 'processor ms' },
        ...{ value: whole, baseline: half, budget: 2.6 },
      }),
    ];
  });
};

export const callableWorkload = async (): Promise<Figure[]> => [
  ...extractionFigures(),
  ...(await verdictFigures()),
];
