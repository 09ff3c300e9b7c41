import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Definitions, filesOf, mini } from './mini-project.ts';
import { peopleTotal } from './people-total.ts';
import { publishedRows, rowWith } from './published-rows.ts';

/** One office, one file, one dataset: a night on it takes a second at most. */
export const tiny = {
  ...peopleTotal(),
  indicators: { people: { value: { variable: 'people' } } },
} satisfies Definitions;

/** Writes a small project, without any data. */
export async function writeProject(root: string, definitions: Definitions = tiny): Promise<void> {
  await cp(mini, root, { recursive: true });
  for (const [path, text] of filesOf(definitions)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

export const mirrorOf = (root: string) => join(root, 'mirror');
const fileOf = (root: string) => join(mirrorOf(root), 'office-people.csv');

/** The office corrects the figure of Mainz, in one step: whoever kills us does not kill the office. */
export async function correct(root: string, figure: number): Promise<void> {
  const rows = [`07315;2018;${figure}`, '07314;2018;400000', '07211;2018;300000', '07111;2018;200000'];
  await mkdir(mirrorOf(root), { recursive: true });
  await writeFile(`${fileOf(root)}.md`, `key;year;people\n${rows.join('\n')}\n`);
  await rename(`${fileOf(root)}.md`, fileOf(root));
}

/** What the office says of Mainz now. */
export async function delivered(root: string): Promise<number> {
  return Number(/^07315;2018;(\d+)$/m.exec(await readFile(fileOf(root), 'utf8'))?.[1]);
}

/** What is published of Mainz. */
export async function published(root: string): Promise<number> {
  return Number(rowWith(await publishedRows(root, 'people'), { ref_area: '07315000' }).obs_value);
}
