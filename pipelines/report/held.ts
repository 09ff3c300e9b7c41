import { type Issue, isError, isJudgement } from '../../schemas/issues.ts';
import type { Report } from '../../schemas/types.ts';
import type { SourceReport } from '../nightly.ts';
import { someOfEach } from './alike.ts';
import type { NightFacts } from './facts.ts';

type Held = Report['held'][number];

/** How many issues of a source are shown, and how many of a kind; `quartett preview` shows all. */
const shown = { all: 12, alike: 4 } as const;

/** What could not be published, and what to do; of sources that this night did not look at, as the last report had it. */
export function heldIn(facts: NightFacts): readonly Held[] {
  const { sources, project, previous } = facts;
  const looked = new Set(sources.map(({ source }) => source));
  const isStill = ({ source }: Held) =>
    !looked.has(source) && (project === null || project.sources.has(source));
  const earlier = (previous?.held ?? []).filter(isStill);
  const tonight = sources.flatMap((report) => heldOf(report, facts));
  return [...earlier, ...tonight].sort((one, other) => (one.source < other.source ? -1 : 1));
}

function heldOf(
  report: SourceReport,
  { project, previous, published, made, options }: NightFacts,
): readonly Held[] {
  const { source, state } = report;
  if (state === 'unchanged' || state === 'accepted') return [];
  const title = project?.sources.get(source)?.title;
  const snapshot = published?.sources.find(({ id }) => id === source)?.snapshots.at(-1);
  const told = report.issues.filter(({ severity, code }) => severity !== 'info' && !isConsequence.has(code));
  const overrulable = state === 'rejected' && told.filter(isError).every(isJudgement);
  const issues = someOfEach(gravestFirst(told), shown.alike).slice(0, shown.all);
  return [
    {
      source,
      title: { de: title?.de ?? source, en: title?.en ?? title?.de ?? source },
      state,
      since: previous?.held.find((held) => held.source === source)?.since ?? made,
      stays: snapshot === undefined ? null : { stand: snapshot.stand, retrieved: snapshot.retrieved },
      overrulable,
      issues,
      more: told.length - issues.length,
      commands: [...commandsFor(source, state, overrulable, options)],
    },
  ];
}

/** What stays published is said beside the source. */
const isConsequence: ReadonlySet<string> = new Set(['stale', 'never-collected']);

function gravestFirst(issues: readonly Issue[]): Issue[] {
  return [...issues.filter(isError), ...issues.filter((one) => !isError(one))];
}

function commandsFor(
  source: string,
  state: Held['state'],
  overrulable: boolean,
  options: string,
): readonly string[] {
  if (state === 'unreachable') return [`npx quartett collect ${source}${options}`];
  if (state === 'absent') return [];
  const preview = `npx quartett preview ${source}${options}`;
  return overrulable ? [preview, `npx quartett accept ${source}${options} --because "…"`] : [preview];
}
