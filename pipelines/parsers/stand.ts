/** The time of the export in a footer: `Stand: 17.08.2021 / 20:26:29` → `2021-08-17T20:26:29`; null if there is none. */
export function standIn(footer: string): string | null {
  const last = [...footer.matchAll(stand)].at(-1);
  return last === undefined ? null : `${last[3]}-${last[2]}-${last[1]}T${last[4]}`;
}

const stand = /^Stand:\s*(\d\d)\.(\d\d)\.(\d{4})\s*\/\s*(\d\d:\d\d:\d\d)\s*$/gm;
