import http from 'node:http';
import { fork } from 'node:child_process';
import { synthesiseFixture } from './test/local/fixtures/app.ts';
import { startHost } from './packages/local/host.ts';
if (process.argv[2]) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
  const url = process.argv[2]; const n = Number(process.argv[3]);
  const lat: number[] = [];
  const one = () => new Promise<void>((res, rej) => { const t = performance.now(); http.get(url, { agent, headers: { authorization: 'Bearer ann' } }, (r) => { r.resume(); r.on('end', () => { lat.push(performance.now() - t); res(); }); }).on('error', rej); });
  let left = n; const t0 = performance.now();
  await Promise.all(Array.from({ length: 8 }, async () => { while (left-- > 0) await one(); }));
  lat.sort((a, b) => a - b);
  console.log(url, `${Math.round(n / (performance.now() - t0) * 1000)} req/s p50 ${lat[n >> 1]!.toFixed(2)} p99 ${lat[Math.floor(n * .99)]!.toFixed(2)}`);
  process.exit();
}
synthesiseFixture('/tmp/hostdev/benchdir/cdk.out');
const host = await startHost({ directory: '/tmp/hostdev/benchdir', inMemory: true, assembly: '/tmp/hostdev/benchdir/cdk.out', schedules: false });
for (const p of ['/items/1', '/private', '/items/1', '/private']) {
  await new Promise((r) => fork('bench.tmp.ts', [host.apiUrl + p, '500']).once('exit', r));
  const c = process.cpuUsage();
  await new Promise((r) => fork('bench.tmp.ts', [host.apiUrl + p, '5000']).once('exit', r));
  const d = process.cpuUsage(c);
  console.log(p, 'cpu ms/request', ((d.user + d.system) / 1000 / 5000).toFixed(3));
}
await host.close();
