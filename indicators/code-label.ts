import type { Bilingual } from '../schemas/types.ts';
import type { Registry } from './registry.ts';

/** A code of a code list in words; the code itself where the list has none. */
export function codeLabel(list: string, code: string, { codelists }: Pick<Registry, 'codelists'>): Bilingual {
  const found = codelists.get(list)?.codes.find((one) => one.code === code);
  return found?.label ?? { de: code, en: code };
}
