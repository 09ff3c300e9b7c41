import { join } from 'node:path/posix';
import { type Issue, issue } from '../../schemas/issues.ts';
import { dropOf } from '../deliveries/drop.ts';
import { alike, type Check, type DoctorSession, definitionsBroken, notChecked } from './finding.ts';

/** Every folder into which an office delivers must be there, and runs put files away in it: so by really writing. */
export const checkDeliveries: Check = async (session, project) => {
  const check = { de: 'Lieferordner', en: 'Delivery folders' };
  if (project === null) return notChecked(check, definitionsBroken);
  const folders = new Map<string, string>();
  for (const source of project.sources.values()) {
    const drop = dropOf(source);
    if (drop && !folders.has(drop.folder)) folders.set(drop.folder, source.id);
  }
  const issues = await Promise.all(
    [...folders].map(([folder, source]) => tryFolder(folder, source, session)),
  );
  const { deliveries } = session;
  return {
    check,
    found:
      folders.size === 0
        ? { de: 'keine nötig', en: 'none needed' }
        : alike(`${issues.filter((found) => found.length === 0).length}/${folders.size}, ${deliveries}`),
    issues: issues.flat(),
  };
};

async function tryFolder(
  folder: string,
  source: string,
  { deliveries, files, disk }: DoctorSession,
): Promise<readonly Issue[]> {
  const file = join(deliveries, folder);
  if (!(await files.exists(file))) return [issue('delivery-folder-missing', { file: source, value: file })];
  const refusal = await disk.tryWriting(file);
  return refusal === null
    ? []
    : [issue('doctor-not-writable', { file }, { reason: refusal.de, reasonen: refusal.en })];
}
