import { createHash } from 'node:crypto';
import type { Files } from './effects/files.ts';

/**
 * SHA-256 over the program and the packages it runs on: a change of them can change what is published, so a release
 * names what made it.
 */
export async function hashOfProgram(program: Pick<Files, 'list' | 'readText'>): Promise<string> {
  const folders = ['schemas', 'indicators', 'output', 'catalog', 'pipelines'];
  const paths = (await Promise.all(folders.map((folder) => program.list(folder, true)))).flat();
  const hash = createHash('sha256');
  for (const path of paths.filter((one) => one.endsWith('.ts') || one.endsWith('.schema.json')).sort()) {
    hash.update(`${path}\n${await program.readText(path)}\n`);
  }
  const { dependencies } = JSON.parse(await program.readText('package.json')) as { dependencies: unknown };
  hash.update(`package.json\n${JSON.stringify(dependencies)}\n`);
  return hash.digest('hex');
}
