import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchServer } from './serve.ts';

const home = join(import.meta.dirname, '../..');
const cli = join(home, 'pipelines/cli.ts');

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Times whole commands in folders of their own, as a user would start them; peak memory is the process's own. */
const root = await mkdtemp(join(tmpdir(), 'quartett-bench-'));
try {
  for (const folder of ['indicators', 'catalog', 'schemas'])
    await symlink(join(home, folder), join(root, folder));
  await cp(join(home, 'pipelines/sources'), join(root, 'pipelines/sources'), { recursive: true });
  const sample = join(home, 'pipelines/sample');
  const large = join(root, 'large');
  await cp(sample, large, { recursive: true });
  const rows = await enlarge(join(large, '12411-01-01-4_2018.csv'), 500_000);
  print('check', measure(['check']));
  print('nightly, sample, first time', measure(['nightly', '--mirror', sample]));
  print('nightly, sample, unchanged', measure(['nightly', '--mirror', sample]));
  await benchServer(root);
  console.log('a catalog of 3,000 datasets, stage by stage (peak memory so far)');
  const catalog = [join(import.meta.dirname, 'large-catalog.ts'), join(root, 'large catalog')];
  run([...catalog, 'before']);
  run(catalog);
  print(
    `nightly, one source of ${rows.toLocaleString('en')} rows`,
    measure(['nightly', '--mirror', large, '--out', 'output/large']),
  );
} finally {
  await rm(root, { recursive: true, force: true });
}

function measure(args: readonly string[]): Measured {
  const script = `process.on('exit', () => console.error('peak ' + process.resourceUsage().maxRSS))`;
  const hook = `data:text/javascript,${encodeURIComponent(script)}`;
  const started = performance.now();
  const result = spawnSync(process.execPath, ['--import', hook, cli, '--root', root, ...args], {
    encoding: 'utf8',
  });
  const seconds = (performance.now() - started) / 1000;
  if (result.status !== 0) throw new Error(`${args.join(' ')}: exit ${result.status}\n${result.stdout}`);
  return { seconds, megabytes: Number(/peak (\d+)/.exec(result.stderr)?.[1] ?? Number.NaN) / 1024 };
}

function run(args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${args.join(' ')}: exit ${status}`);
}

/** Puts rows of other places before the footer of a sample file: what a national table has more of. */
async function enlarge(path: string, count: number): Promise<number> {
  const text = await readFile(path, 'latin1');
  const at = text.indexOf('__________');
  const rows = Array.from(
    { length: count },
    (_, index) => `99${String(index).padStart(6, '0')};      Ort ${index}, Landkreis;3;1;2\n`,
  );
  await writeFile(path, text.slice(0, at) + rows.join('') + text.slice(at), 'latin1');
  return count;
}

function print(what: string, { seconds, megabytes }: Measured): void {
  console.log(
    `${what.padEnd(44)} ${seconds.toFixed(2).padStart(7)} s ${megabytes.toFixed(0).padStart(6)} MB`,
  );
}
