import { issue } from '../../schemas/issues.ts';
import { wallTime, zone } from '../scheduling/berlin-time.ts';
import { alike, type Check } from './finding.ts';

/** Node: new enough to run TypeScript as it stands. */
export const checkNode: Check = async ({ program: { version, node, neededNode } }) => ({
  check: { de: 'Programm', en: 'Program' },
  found: alike(`Quartett ${version}, Node ${node}`),
  issues: isAtLeast(node, neededNode)
    ? []
    : [issue('doctor-node-old', { file: 'node', value: node }, { needed: neededNode })],
});

/** Every schedule is read in that zone. */
export const checkZone: Check = async () => {
  const isRight = hoursAt('2026-07-01T12:00:00Z') === 14 && hoursAt('2026-12-01T12:00:00Z') === 13;
  return {
    check: { de: 'Zeitzone', en: 'Time zone' },
    found: isRight ? { de: `${zone} mit Sommerzeit`, en: `${zone} with summer time` } : alike('–'),
    issues: isRight ? [] : [issue('doctor-no-zone', { file: zone })],
  };
};

/** The engine is native code: it is there and answers, or it does not fit this system. */
export const checkEngine: Check = async ({ engine }) => {
  const check = alike('DuckDB');
  try {
    const warehouse = await engine();
    const [row] = await warehouse.rows<{ version: string }>('SELECT version() AS version');
    warehouse.close();
    return { check, found: { de: `${row?.version} antwortet`, en: `${row?.version} answers` }, issues: [] };
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0] ?? '';
    return { check, found: alike('–'), issues: [issue('doctor-engine', { file: 'DuckDB' }, { reason })] };
  }
};

function hoursAt(instant: string): number {
  return wallTime(new Date(instant)).getUTCHours();
}

/** `>=22.18` is all that package.json says. */
function isAtLeast(version: string, needed: string): boolean {
  const numbers = (text: string) =>
    text
      .replace(/^[^0-9]*/, '')
      .split('.')
      .map(Number);
  const [[major = 0, minor = 0], [least = 0, leastMinor = 0]] = [numbers(version), numbers(needed)];
  return major > least || (major === least && minor >= leastMinor);
}
