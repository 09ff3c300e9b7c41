import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Project } from '../../pipelines/project.ts';
import { fillTemplate } from './filled-template.ts';
import { makeProject } from './project.ts';

/** What each city delivers of its districts. */
export const deliveredSources = ['koblenz', 'ludwigshafen', 'mainz', 'trier'].map(
  (city) => `${city}/population-by-district`,
);

/** The offices confirm what we have assumed: one line goes. Only these sources are left in the project. */
export async function confirmExamples(root: string, only: readonly string[]): Promise<void> {
  const { edit } = await makeProject(root, only);
  for (const id of deliveredSources)
    await edit(`pipelines/sources/${id}.yaml`, (text) => text.replace(/^example: true\n/m, ''));
}

/** Puts the filled template of a source into the folder of its office, or into that of another, an hour before a night. */
export async function deliverTemplate(
  root: string,
  id: string,
  examples: Project,
  { into = id, date = '2025-12-31', night = '2026-11-21T03:00:00Z' } = {},
): Promise<void> {
  const [example, other] = [examples.examples.get(id), examples.examples.get(into)];
  const { folder, files } = other?.request ?? {};
  if (!example || !folder || !files) throw new Error(`${into} is not delivered`);
  const path = join(root, 'data/deliveries', folder, files.replace('*', date));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await fillTemplate(example, examples));
  const then = new Date(Date.parse(night) - 3_600_000);
  await utimes(path, then, then);
}
