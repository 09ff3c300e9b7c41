import { BusyError } from '../../schemas/errors.ts';
import { type Issue, issue, type Text } from '../../schemas/issues.ts';
import { readRelease, releasedAt } from '../published.ts';
import { berlinText } from '../scheduling/berlin-time.ts';
import { type Planned, planSources } from '../scheduling/plan.ts';
import { alike, type Check, type DoctorSession } from './finding.ts';

/** Whether somebody is at work on the data; that is no fault, but explains why another run ends with 5. */
export const checkLocks: Check = async (session) => {
  const [run, schedule] = [await isHeld('lock', session), await isHeld('schedule-lock', session)];
  return {
    check: { de: 'Läufe', en: 'Runs' },
    found: {
      de: `${run ? 'ein Lauf ist an der Arbeit' : 'kein Lauf ist an der Arbeit'}, ${schedule ? 'der Zeitplan läuft' : 'kein Zeitplan läuft'}`,
      en: `${run ? 'a run is at work' : 'no run is at work'}, ${schedule ? 'the schedule runs' : 'no schedule runs'}`,
    },
    issues: [],
  };
};

/** A lock that nobody has ever taken is left alone: whoever makes its file owns it. */
async function isHeld(name: string, { files, state, lock }: DoctorSession): Promise<boolean> {
  if (!(await files.exists(`${state}/${name}`))) return false;
  try {
    lock(name)();
    return false;
  } catch (error) {
    if (error instanceof BusyError) return true;
    throw error;
  }
}

/** The last look at any source, and whether one has been waiting for long. */
export const checkLooks: Check = async ({ looks, clock, out, files }, project) => {
  const released = await releasedAt(out, files);
  const seen = await looks.read();
  const last = [...seen.values()]
    .map(({ looked }) => looked)
    .sort()
    .at(-1);
  return {
    check: { de: 'Letzter Blick', en: 'Last look' },
    found: last === undefined ? { de: 'noch keiner', en: 'none yet' } : ago(new Date(last), clock.now()),
    issues:
      project === null || seen.size === 0
        ? []
        : overdue(planSources(project.sources.values(), seen, clock.now(), released), clock.now()),
  };
};

const dayAndAHalf = 36 * 3_600_000;

function overdue(planned: readonly Planned[], now: Date): readonly Issue[] {
  const waiting = planned
    .filter(({ since }) => since !== null && now.getTime() - since.getTime() > dayAndAHalf)
    .map(({ source }) => source);
  const value = waiting.join(', ');
  return waiting.length === 0 ? [] : [issue('doctor-overdue', { file: 'quartett doctor', value })];
}

/** What is published, and since when. */
export const checkRelease: Check = async ({ files, out, clock }) => {
  const check = { de: 'Veröffentlicht', en: 'Released' };
  const release = await readRelease(out, files).catch(() => null);
  if (release !== null) {
    const { de, en } = ago(new Date(release.released), clock.now());
    return { check, found: { de: `${release.id}, ${de}`, en: `${release.id}, ${en}` }, issues: [] };
  }
  const isThere = (await files.readLink(out)) !== null || (await files.exists(out));
  const problem = issue(isThere ? 'doctor-release-unreadable' : 'doctor-no-release', { file: out });
  return { check, found: alike('–'), issues: [problem] };
};

function ago(at: Date, now: Date): Text {
  const hours = Math.floor((now.getTime() - at.getTime()) / 3_600_000);
  const days = Math.floor(hours / 24);
  if (days > 1)
    return { de: `vor ${days} Tagen (${berlinText(at)})`, en: `${days} days ago (${berlinText(at)})` };
  return { de: `vor ${hours} Stunden (${berlinText(at)})`, en: `${hours} hours ago (${berlinText(at)})` };
}
