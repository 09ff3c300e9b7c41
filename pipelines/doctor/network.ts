import { DefinitionError } from '../../schemas/errors.ts';
import { type Issue, issue, type Text } from '../../schemas/issues.ts';
import type { HarvestAnswer } from '../effects/harvest-http.ts';
import { alike, type Check, definitionsBroken, type Finding, notChecked } from './finding.ts';

/** Through which proxy and with which certificates we ask, and whether that can be used; a password in it is not shown. */
export const checkProxy: Check = async ({ environment, connect }) => {
  const set = names.flatMap((name) => {
    const value = (environment[name.toLowerCase()] || environment[name] || '').trim();
    return value === '' ? [] : [`${name}=${withoutPassword(value)}`];
  });
  return {
    check: { de: 'Proxy und Zertifikate', en: 'Proxy and certificates' },
    found: set.length > 0 ? alike(set.join(', ')) : { de: 'nichts gesetzt', en: 'nothing set' },
    issues: issuesOf(connect),
  };
};

function issuesOf(step: () => unknown): readonly Issue[] {
  try {
    step();
    return [];
  } catch (error) {
    if (error instanceof DefinitionError) return error.issues;
    throw error;
  }
}

const names = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'QUARTETT_CA_FILE', 'NODE_EXTRA_CA_CERTS'] as const;

/** Whatever stands before the last @ may be a name and a password. */
function withoutPassword(value: string): string {
  return value.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/i, '$1•••@');
}

/** What portals see, as far as it can be seen from here; its answer also tells what time it is elsewhere. */
export const checkPublicBase: Check = async ({ connect, clock }, project) => {
  const check = { de: 'Öffentliche Adresse', en: 'Public address' };
  if (project === null) return notChecked(check, definitionsBroken);
  if (issuesOf(connect).length > 0) return notChecked(check, noWayOut);
  const file = `${project.publisher.base}/catalog.rdf`;
  const answer = await connect().head(file);
  if (answer.status === 'failed') {
    const { de: reason, en: reasonen } = answer.issue.sentence;
    const place = { file };
    return {
      check,
      found: alike(file),
      issues: [issue('doctor-base-unreachable', place, { reason, reasonen })],
    };
  }
  return { check, ...judgeAnswer(file, answer, clock.now()) };
};

const noWayOut: Text = {
  de: 'Proxy oder Zertifikate sind falsch eingestellt',
  en: 'proxy or certificates are set wrongly',
};

type Answered = Extract<HarvestAnswer, { status: 'answered' }>;

function judgeAnswer(file: string, answer: Answered, now: Date): Pick<Finding, 'found' | 'issues'> {
  const value = [answer.words, answer.mediaType].filter((word) => word !== null).join(', ');
  const isCatalog = answer.code === 200 && answer.mediaType === 'application/rdf+xml';
  return {
    found: alike(`${file}: ${value}`),
    issues: [
      ...(isCatalog ? [] : [issue('doctor-base-answers', { file, value })]),
      ...judgeClock(file, answer, now),
    ],
  };
}

/** Two minutes: an answer may have been on its way or in a cache for a while. */
function judgeClock(file: string, { headers }: Answered, now: Date): Finding['issues'] {
  const theirs = Date.parse(headers.get('date') ?? '');
  const seconds = Math.round((now.getTime() - theirs) / 1000);
  if (Number.isNaN(seconds) || Math.abs(seconds) <= 120) return [];
  const server = URL.parse(file)?.host ?? file;
  return [issue('doctor-clock-differs', { file: 'quartett doctor', value: String(seconds) }, { server })];
}
