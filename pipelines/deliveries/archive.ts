import type { Effects } from '../effects/index.ts';

/** Where a delivery comes to rest. */
export const accepted = 'angenommen';
export const rejected = 'abgewiesen';

/** The folders in a delivery folder that are ours. */
export const archives: readonly string[] = [accepted, rejected];

/**
 * Puts a file away, its report first: were we stopped in between, the file would be looked at again and get the same
 * place. Returns the place, below the delivery folder.
 */
export async function putAway(
  file: { readonly source: string; readonly folder: string; readonly name: string },
  archive: string,
  day: string,
  report: string,
  deliveries: Effects['deliveries'],
): Promise<string> {
  const { source, folder, name } = file;
  const there = (await deliveries.look(source, `${folder}/${archive}`)) ?? [];
  const place = `${archive}/${freeName(`${day}_${name}`, new Set(there.map((one) => one.name)))}`;
  await deliveries.write(source, `${folder}/${place}.txt`, report);
  await deliveries.move(source, `${folder}/${name}`, `${folder}/${place}`);
  return place;
}

/** The second of a day is `2026-11-21_einwohner_2.xlsx`. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const [, stem = name, ending = ''] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${stem}_${number}${ending}`;
    if (!taken.has(candidate)) return candidate;
  }
}
