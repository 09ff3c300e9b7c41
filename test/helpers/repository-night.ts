import { keptBeginning } from './kept-beginning.ts';
import { type GoodNight, night } from './night.ts';
import { makeProject } from './project.ts';

/** Runs the first night of our own definitions, on the files of a mirror, in the empty folder `root`. */
export function repositoryNight(root: string, mirror: string): Promise<GoodNight> {
  return keptBeginning(['repository', mirror], root, async () => {
    await makeProject(root);
    return night(root, { mirror });
  });
}
