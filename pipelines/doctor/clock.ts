import { issue, type Text } from '../../schemas/issues.ts';
import { readRelease } from '../published.ts';
import { berlinText } from '../scheduling/berlin-time.ts';
import { alike, type Check, type DoctorSession } from './finding.ts';

/** Something that has surely happened already. */
interface Past {
  readonly what: Text;
  readonly at: Date;
}

/** A clock that is behind what has happened already is slow. How far it is from others, the public address tells. */
export const checkClock: Check = async (session) => {
  const now = session.clock.now();
  const late = (await pastOf(session)).filter(({ at }) => at.getTime() > now.getTime() + 60_000);
  return {
    check: { de: 'Uhr', en: 'Clock' },
    found: alike(`${berlinText(now)} (Europe/Berlin)`),
    issues: late.map(({ what, at }) => {
      const place = { file: 'quartett doctor', value: berlinText(at) };
      return issue('doctor-clock-behind', place, { now: berlinText(now), what: what.de, whaten: what.en });
    }),
  };
};

async function pastOf({ files, disk, looks, out, program }: DoctorSession): Promise<readonly Past[]> {
  const release = await readRelease(out, files).catch(() => null);
  const looked = [...(await looks.read()).values()].map((look) => look.looked).sort();
  return [
    { what: installed, at: await disk.modified(`${program.folder}/package.json`) },
    ...looked.slice(-1).map((at) => ({ what: lastLook, at: new Date(at) })),
    ...(release === null ? [] : [{ what: lastRelease, at: new Date(release.released) }]),
  ];
}

const installed: Text = { de: 'das Programm wurde eingerichtet', en: 'the program was installed' };
const lastLook: Text = { de: 'der letzte Blick auf eine Quelle', en: 'the last look at a source' };
const lastRelease: Text = { de: 'die letzte Veröffentlichung', en: 'the last release' };
