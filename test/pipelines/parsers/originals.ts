import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../../shared/sources');

export const hasOriginals = existsSync(folder);

/** The title of tests over the original files, which are no part of the project. */
export function titled(title: string): string {
  return hasOriginals ? title : `${title} (skipped: ../shared/sources not present)`;
}

export function original(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(folder, path)));
}
