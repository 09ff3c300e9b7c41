import { join } from 'node:path';
import { createFiles } from '../../pipelines/effects/files.ts';
import { type Project, readProject } from '../../pipelines/project.ts';

/** The folder of the repository, wherever the tests are started. */
export const repository = join(import.meta.dirname, '../..');

/** The domain texts lie beside the repository on our machines, not in a fresh clone. */
export const shared = join(repository, '../shared');

/** All definitions as they stand in the repository. */
export function readRepository(): Promise<Project> {
  return readProject(createFiles(repository));
}
