import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ReleaseError } from '../../schemas/errors.ts';
import { germanText, night } from '../helpers/night.ts';
import { makeProject } from '../helpers/project.ts';
import { withFolder } from '../helpers/with-folder.ts';

it('a night whose release is refused says why its sources failed, too', async () => {
  await withFolder(async (folder) => {
    const root = join(folder, 'project');
    const mirror = join(folder, 'mirror');
    await mkdir(mirror);
    await makeProject(root, ['regionalstatistik/area']);
    const refused = await night(root, { mirror }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ReleaseError);
    expect(
      germanText((refused as ReleaseError).issues)
        .replaceAll(mirror, '…')
        .split('\n'),
    ).toEqual([
      'regionalstatistik/area: Der Spiegel … enthält keine Datei zu dieser Quelle (11111-01-01-4…). Eine Datei mit diesem Namensanfang in den Ordner legen, oder die Quelle ohne Spiegel abrufen.',
      'output/public: Es liegt kein einziger geprüfter Stand vor; eine leere Veröffentlichung würde alles löschen. Zuerst mindestens eine Quelle mit „quartett collect“ holen.',
    ]);
  });
});
