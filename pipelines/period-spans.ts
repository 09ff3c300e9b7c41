/** `2015–2020, 2022` of a sorted list of periods. */
export function spans(periods: readonly string[]): string {
  const runs: string[][] = [];
  for (const period of periods) {
    const run = runs.at(-1);
    if (run && Number(period) === Number(run.at(-1)) + 1) run.push(period);
    else runs.push([period]);
  }
  return runs.map((run) => (run.length > 1 ? `${run[0]}–${run.at(-1)}` : run[0])).join(', ') || '–';
}
