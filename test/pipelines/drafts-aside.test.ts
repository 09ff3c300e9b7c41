import { describe, expect, it } from 'vitest';
import { readDespiteDrafts } from '../../pipelines/drafts-aside.ts';
import { createFiles } from '../../pipelines/effects/files.ts';
import type { DefinitionFiles } from '../../pipelines/project.ts';
import { DefinitionError } from '../../schemas/errors.ts';
import { readRepository, repository } from '../helpers/repository.ts';

const repositoryFiles = createFiles(repository);
const draft = 'pipelines/sources/regionalstatistik/births.yaml';
const form = 'indicators/births.yaml';

describe('a draft that lies about at night', () => {
  it('is left out and named, and everything else is read as if it were not there', async () => {
    const { project, leftOut } = await readDespiteDrafts(
      besides({ [draft]: 'title: {de: bitte ergänzen}\n', [form]: 'unit: "bitte ergänzen"\n' }),
    );
    expect(leftOut.map(({ severity, file }) => [severity, file])).toEqual([
      ['warning', form],
      ['warning', draft],
    ]);
    expect(project.hash).toBe((await readRepository()).hash);
  });

  it('stops the run where something finished rests on it', async () => {
    const area = 'pipelines/sources/regionalstatistik/area.yaml';
    await expect(readDespiteDrafts(besides({ [area]: 'title: {de: bitte ergänzen}\n' }))).rejects.toThrow(
      DefinitionError,
    );
  });

  it('excuses no other mistake', async () => {
    const files = besides({ [draft]: 'title: {de: bitte ergänzen}\n', [form]: 'unit: PERS\n' });
    await expect(readDespiteDrafts(files)).rejects.toThrow(DefinitionError);
  });
});

/** The definitions of the repository, and these files besides. */
function besides(texts: Readonly<Record<string, string>>): DefinitionFiles {
  return {
    readText: async (path) => texts[path] ?? repositoryFiles.readText(path),
    list: async (folder, recursively) => {
      const listed = await repositoryFiles.list(folder, recursively);
      const added = Object.keys(texts).filter((path) => path.startsWith(`${folder}/`));
      return [...new Set([...listed, ...added])].sort();
    },
  };
}
