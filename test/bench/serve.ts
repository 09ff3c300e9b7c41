import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { ask } from '../helpers/ask.ts';
import { hasNginx, startNginx } from '../helpers/nginx.ts';

const home = join(import.meta.dirname, '../..');
const seconds = 4;

interface Load {
  readonly perSecond: number;
  readonly requests: number;
}

/** Asks the server, and nginx with our file, for what harvesters ask for all day, on the release in a project folder. */
export async function benchServer(root: string): Promise<void> {
  const server = spawn(
    process.execPath,
    [join(home, 'pipelines/cli.ts'), 'serve', '--root', root, '--port', '0', '--lang', 'en'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  server.stdout.on('data', (piece: Buffer) => {
    said += piece;
  });
  while (!/runs at (\S+)\//.test(said)) await once(server.stdout, 'data');
  const own = /runs at (\S+)\//.exec(said)?.[1] ?? '';
  const nginx = hasNginx ? await startNginx(join(root, 'output/public')) : null;
  const cases = [
    ['304, catalog.rdf', {}, true],
    ['200, catalog.rdf', {}, false],
    ['200, catalog.rdf, gzip', { 'accept-encoding': 'gzip' }, false],
  ] as const;
  for (const [title, headers, isKnown] of cases) {
    const asked = async (url: string) => {
      const { headers: known } = await ask(url, '/catalog.rdf', headers);
      return isKnown ? { 'if-none-match': known.etag ?? '' } : headers;
    };
    const before = await processorSeconds(server.pid);
    const ours = await load(`${own}/catalog.rdf`, await asked(own));
    const spent = ((await processorSeconds(server.pid)) - before) / ours.requests;
    const theirs = nginx === null ? null : await load(`${nginx.url}/catalog.rdf`, await asked(nginx.url));
    const ratio =
      theirs === null
        ? ''
        : `, nginx ${rounded(theirs)}/s (${(ours.perSecond / theirs.perSecond).toFixed(2)})`;
    console.log(`${title.padEnd(44)} ${rounded(ours)}/s, ${(spent * 1000).toFixed(3)} ms each${ratio}`);
  }
  console.log(`server, memory after that ${(await megabytes(server.pid)).toFixed(0).padStart(30)} MB`);
  await nginx?.stop();
  server.kill('SIGTERM');
  await once(server, 'exit');
}

function rounded({ perSecond }: Load): string {
  return Math.round(perSecond).toLocaleString('en');
}

/** With wrk where it is installed, else with a loader of our own, which itself takes a good part of a core. */
async function load(url: string, headers: Readonly<Record<string, string>>): Promise<Load> {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const { status, stdout } = spawnSync('wrk', ['-t1', '-c32', `-d${seconds}s`, ...given, url], {
    encoding: 'utf8',
  });
  if (status !== 0) return loadOurselves(url, headers);
  if (/Non-2xx/.test(stdout) && !('if-none-match' in headers)) throw new Error(stdout);
  const [, requests] = /(\d+) requests in/.exec(stdout) ?? [];
  const [, perSecond] = /Requests\/sec:\s+([\d.]+)/.exec(stdout) ?? [];
  return { requests: Number(requests), perSecond: Number(perSecond) };
}

async function loadOurselves(url: string, headers: Readonly<Record<string, string>>): Promise<Load> {
  const agent = new Agent({ keepAlive: true });
  const until = performance.now() + seconds * 1000;
  let requests = 0;
  const client = async () => {
    while (performance.now() < until) {
      await new Promise((resolve, reject) => {
        get(url, { agent, headers }, (response) => response.resume().on('end', resolve)).on('error', reject);
      });
      requests += 1;
    }
  };
  await Promise.all(Array.from({ length: 32 }, client));
  agent.destroy();
  return { requests, perSecond: requests / seconds };
}

/** Of both kinds, as Linux counts them: in hundredths of a second. */
async function processorSeconds(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function megabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
