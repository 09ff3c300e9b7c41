import { dirname } from 'node:path/posix';
import { spelled } from '../../catalog/spelled.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import { readRelease } from '../published.ts';
import { filesOf } from '../steps/release-files.ts';
import { alike, type Check, type DoctorSession } from './finding.ts';

/** Whether runs can write: really, by writing. Nothing is left behind, and no folder made that would then be another user's. */
export const checkFolders: Check = async (session) => {
  const { files, state, out } = session;
  const folders = [await nearest(state, session), await nearest(dirname(out), session)];
  const issues = await Promise.all([...new Set(folders)].map((folder) => tryFolder(folder, session)));
  return {
    check: { de: 'Ordner', en: 'Folders' },
    found: alike([state, out].map(files.absolute).join(', ')),
    issues: [...issues.flat(), ...(await otherUser(session))],
  };
};

/** A release needs room for itself before it takes the place of the last one. */
export const checkDisk: Check = async (session) => {
  const { disk, files, state, out } = session;
  const place = await nearest(state, session);
  const free = await disk.free(files.absolute(place));
  const release = await readRelease(out, files).catch(() => null);
  const size = release === null ? 0 : filesOf(release).reduce((sum, { bytes }) => sum + bytes, 0);
  const needed = Math.max(1e9, 5 * size);
  const words = { value: spelled.size(free, 'de') };
  const details = { valueen: spelled.size(free, 'en') };
  const enough = { needed: spelled.size(needed, 'de'), neededen: spelled.size(needed, 'en') };
  const issues =
    free < 200e6
      ? [issue('doctor-disk-full', { file: state, ...words }, details)]
      : free < needed
        ? [issue('doctor-disk-low', { file: state, ...words }, { ...details, ...enough })]
        : [];
  return {
    check: { de: 'Freier Speicher', en: 'Free disk' },
    found: { de: `${words.value} frei`, en: `${details.valueen} free` },
    issues,
  };
};

/** The folder itself, or the next one above it that is there. */
async function nearest(folder: string, { files }: DoctorSession): Promise<string> {
  let place = folder;
  while (!(await files.exists(place)) && dirname(place) !== place) place = dirname(place);
  return place;
}

async function tryFolder(folder: string, { disk, files }: DoctorSession): Promise<readonly Issue[]> {
  const file = files.absolute(folder);
  const refusal = await disk.tryWriting(file);
  if (refusal !== null) {
    return [issue('doctor-not-writable', { file }, { reason: refusal.de, reasonen: refusal.en })];
  }
  return (await disk.tryLinking(file)) ? [] : [issue('doctor-no-links', { file })];
}

async function otherUser({ disk, files, state, program }: DoctorSession): Promise<readonly Issue[]> {
  const folder = (await files.exists(state)) ? state : dirname(state);
  if (program.user !== 0 || !(await files.exists(folder))) return [];
  const owner = await disk.owner(files.absolute(folder));
  return owner === 0 ? [] : [issue('doctor-other-user', { file: files.absolute(folder) })];
}
