import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { copiedIntoImage, layOutImage, readIgnored } from './helpers/image.ts';
import { importsOf, sourceFiles } from './helpers/imports.ts';
import { copySample } from './helpers/night.ts';
import { makeProject } from './helpers/project.ts';
import { repository } from './helpers/repository.ts';
import { withFolder } from './helpers/with-folder.ts';

const run = promisify(execFile);
const deploy = join(repository, 'pipelines/deploy');
const read = (name: string) => readFile(join(deploy, name), 'utf8');
const manifest = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
const units = (await readdir(deploy)).filter((name) => /\.(service|timer)$/.test(name));

const hasSystemd = await run('systemd-analyze', ['--version']).then(
  () => true,
  () => false,
);

describe('the units of systemd', () => {
  it.skipIf(!hasSystemd).each(units)('%s is what systemd understands (needs systemd-analyze)', (unit) =>
    withFolder(async (folder) => {
      // It also looks whether the program is there; here it lies elsewhere.
      for (const name of units) {
        const text = await read(name);
        await writeFile(join(folder, name), text.replace('/usr/bin/node', process.execPath));
      }
      const { stdout, stderr } = await run('systemd-analyze', ['verify', join(folder, unit)]);
      expect(stdout + stderr).toBe('');
    }),
  );

  it.each(units.filter((name) => name.endsWith('.service')))(
    '%s starts a command that there is, and writes only its data',
    async (unit) => {
      const text = await read(unit);
      const [, command] =
        /^ExecStart=\/usr\/bin\/node \/opt\/quartett\/pipelines\/cli\.ts (\S+) --root \/srv\/quartett/m.exec(
          text,
        ) ?? [];
      expect(['schedule', 'nightly', 'serve']).toContain(command);
      expect(text).toContain('\nUser=quartett\n');
      expect(text).toContain('\nProtectSystem=strict\n');
      const writes = command === 'serve' ? undefined : '/srv/quartett/data /srv/quartett/output';
      expect(/^ReadWritePaths=(.*)$/m.exec(text)?.[1]).toBe(writes);
    },
  );

  it('hold no secret: those stand in a file that only root can read', async () => {
    for (const unit of units) expect(await read(unit)).not.toMatch(/PASSWORD|TOKEN|SMTP/);
    const settings = (await read('quartett.env')).split('\n').filter((line) => /^[A-Z]/.test(line));
    expect(settings).toEqual(['QUARTETT_LANG=de']);
  });
});

describe('the image', () => {
  it('has the Node that is tested, and runs it as a user who is not root', async () => {
    const text = await read('Containerfile');
    const major = manifest.devDependencies.node?.split('.')[0];
    const images = [...text.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(images).toEqual([`docker.io/library/node:${major}-slim`, `docker.io/library/node:${major}-slim`]);
    expect(text).toContain('\nUSER node\n');
    expect(text.indexOf('USER node')).toBeGreaterThan(text.lastIndexOf('COPY'));
  });

  it('copies only what is there and what .dockerignore lets through', async () => {
    const ignored = await readIgnored();
    const copied = await copiedIntoImage();
    expect(copied.length).toBeGreaterThan(7);
    for (const { from } of [...copied, { from: 'package-lock.json' }]) {
      expect([from, existsSync(join(repository, from))]).toEqual([from, true]);
      expect([from, ignored(from)]).toEqual([from, false]);
    }
  });

  it.each([
    ['.git/config', true],
    ['data/live/snapshots/x', true],
    ['output/public', true],
    ['output/public/release.json', true],
    ['output/csv.ts', false],
    ['node_modules/got/package.json', true],
    ['test/cli.test.ts', true],
    ['quartett.env', true],
    ['pipelines/deploy/quartett.env', true],
    ['pipelines/README.md', true],
    ['pipelines/sources/regionalstatistik/area.yaml', false],
    ['schemas/source.schema.json', false],
  ])('without %s: %s', async (path, isIgnored) => {
    expect((await readIgnored())(path)).toBe(isIgnored);
  });

  it('needs no development dependency', () => {
    const used = sourceFiles(['schemas', 'indicators', 'output', 'catalog', 'pipelines'])
      .filter((file) => file !== 'schemas/generate-types.ts')
      .flatMap(importsOf)
      .filter(({ to, typeOnly }) => !typeOnly && !to.startsWith('node:') && !to.endsWith('.ts'))
      .map(({ to }) =>
        to
          .split('/')
          .slice(0, to.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    expect([...new Set(used)].filter((name) => !Object.hasOwn(manifest.dependencies, name))).toEqual([]);
  });

  it('runs a night with nothing but its files, and leaves the program as it was', () =>
    withFolder(async (folder) => {
      await layOutImage(folder);
      const program = join(folder, 'opt/quartett');
      await symlink(join(repository, 'node_modules'), join(program, 'node_modules'));
      const quartett = (...args: readonly string[]) =>
        run(process.execPath, [join(program, 'pipelines/cli.ts'), ...args], {
          cwd: join(folder, 'srv/quartett'),
          env: { PATH: process.env.PATH, NO_COLOR: '1', QUARTETT_LANG: 'de' },
        });
      const before = await contentsOf(program);

      const { stdout } = await quartett('check', '--root', join(folder, 'srv/quartett'));
      expect(stdout).toMatch(/^Alle Definitionen sind in Ordnung: /);

      const root = join(folder, 'small');
      await makeProject(root, ['regionalstatistik/area']);
      const mirror = await copySample(join(folder, 'mirror'), /\/11111-01-01-4_2018\.csv$/);
      const night = await quartett('nightly', '--root', root, '--mirror', mirror);
      expect(night.stdout).toContain('Veröffentlicht: ');
      expect(await contentsOf(program)).toEqual(before);
    }));

  it('has both volumes side by side, so that the link from output to data leads somewhere from outside, too', async () => {
    const volumes = JSON.parse(/^VOLUME (.*)$/m.exec(await read('Containerfile'))?.[1] ?? '[]') as string[];
    expect(volumes).toEqual(['/srv/quartett/data', '/srv/quartett/output']);
  });
});

/** Path, size and time of every file of the program. */
async function contentsOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const lines = files.map(async (file) => {
    const { size, mtimeMs } = await stat(file);
    return `${file} ${size} ${mtimeMs}`;
  });
  return (await Promise.all(lines)).sort();
}
