import { createHash } from 'node:crypto';

/**
 * The name of a dataset on the portal: prefix and id. Names there have 2 to 100 characters; a longer one keeps its beginning
 * and ends in a hash of the whole, so that the same id always has the same name and no other has it.
 */
export function packageName(prefix: string, id: string): string {
  const name = `${prefix}${id}`;
  if (name.length <= 100) return name;
  return `${name.slice(0, 87)}-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
}
