/** An age group by its bounds in years; without `below` it is open at the top. */
export interface AgeBounds {
  readonly from: number;
  readonly below: number | null;
}

/** Reads an age group as publishers write it: `unter 3 Jahre`, `65 bis unter 75`, `15-17`, `75 Jahre und mehr`, `85+`. */
export function readAge(label: string): AgeBounds | null {
  const text = label
    .replace(/\bJahren?\b|\balt\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const under = /^(?:unter|bis unter|<) ?(\d{1,3})$/i.exec(text);
  if (under) return { from: 0, below: Number(under[1]) };
  const between = /^(?:von )?(\d{1,3}) ?(?:bis unter|– ?u\.|-<|b\. ?u\.) ?(\d{1,3})$/i.exec(text);
  if (between) return ordered(Number(between[1]), Number(between[2]));
  const inclusive = /^(\d{1,3}) ?(?:bis|-|–) ?(\d{1,3})$/i.exec(text);
  if (inclusive) return ordered(Number(inclusive[1]), Number(inclusive[2]) + 1);
  const open = /^(?:ab |über )?(\d{1,3}) ?(?:und (?:mehr|älter)|u\. ?(?:m\.|mehr|ä\.|älter)|\+)$/i.exec(text);
  return open ? { from: Number(open[1]), below: null } : null;
}

/** The code that SDMX would give it: `Y15T17`, `Y_LT3`, `Y_GE75`. */
export function ageCode({ from, below }: AgeBounds): string {
  if (below === null) return `Y_GE${from}`;
  return from === 0 ? `Y_LT${below}` : `Y${from}T${below - 1}`;
}

function ordered(from: number, below: number): AgeBounds | null {
  return from < below ? { from, below } : null;
}
