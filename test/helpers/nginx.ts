import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from './ask.ts';
import { repository } from './repository.ts';

/** Debian has it outside the path of ordinary users. */
const program = ['nginx', '/usr/sbin/nginx'].find(
  (candidate) => spawnSync(candidate, ['-v'], { stdio: 'ignore' }).status === 0,
);
export const hasNginx = program !== undefined;

export interface Nginx {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts nginx with the file that we give to operators, its marked lines replaced, on a folder. */
export async function startNginx(root: string): Promise<Nginx> {
  if (program === undefined) throw new Error('nginx is not installed');
  const home = await mkdtemp(join(tmpdir(), 'quartett-nginx-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const given = await readFile(join(repository, 'pipelines/deploy/nginx.conf'), 'utf8');
  const site = given
    .replace(/listen 80; .*/, `listen 127.0.0.1:${port};`)
    .replace(/server_name .*/, 'server_name _;')
    .replace(/root \/srv.*/, `root ${root};`)
    // So that a test need not wait for what never comes.
    .replace('client_header_timeout 10s;', 'client_header_timeout 1s;');
  await writeFile(join(home, 'site.conf'), site);
  await writeFile(join(home, 'nginx.conf'), around(home));
  const child = spawn(program, ['-p', home, '-c', 'nginx.conf'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said += piece;
  });
  const ended = once(child, 'exit');
  await untilItAnswers(url, () => {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${said}`);
  });
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** What stands around a file of conf.d: one process, which keeps all it writes in a folder of its own. */
function around(home: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off; master_process off; pid ${home}/pid; error_log stderr error;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on;
  ${temporary.map((name) => `${name}_temp_path ${home}/${name};`).join(' ')}
  include ${home}/site.conf;
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function untilItAnswers(url: string, check: () => void): Promise<void> {
  for (;;) {
    check();
    if (await ask(url, '/').then(Boolean, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
