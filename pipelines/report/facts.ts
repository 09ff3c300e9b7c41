import type { Issue } from '../../schemas/issues.ts';
import type { Release, Report } from '../../schemas/types.ts';
import type { Diff } from '../diff.ts';
import type { Look } from '../effects/looks.ts';
import type { SourceReport } from '../nightly.ts';
import type { Project } from '../project.ts';
import type { ReleaseOutcome } from '../release.ts';

/** How a night ended: with a release, new or last; or stopped, for what reason. */
export type Ended =
  | { readonly outcome: ReleaseOutcome['state']; readonly release: ReleaseOutcome }
  | {
      readonly outcome: 'refused' | 'busy' | 'undefined' | 'stopped' | 'broken';
      readonly issues: readonly Issue[];
    };

/** All that a morning report is made of. */
export interface NightFacts {
  readonly began: string;
  readonly made: string;
  /** The run state below data/. */
  readonly state: string;
  readonly sample: boolean;
  /** null: the definitions cannot be read. */
  readonly project: Project | null;
  /** The sources that were looked at, as far as the night came. */
  readonly sources: readonly SourceReport[];
  readonly ended: Ended;
  /** What is given away now; null: nothing. */
  readonly published: Release | null;
  /** What the new release gives otherwise than the one before it. */
  readonly changes: Diff | null;
  readonly looks: ReadonlyMap<string, Look>;
  /** The report before; null: there is none that can be read. */
  readonly previous: Report | null;
  /** What is to be said beside what each source has said. */
  readonly notices: readonly Issue[];
  /** What commands need besides, such as ` --mirror pipelines/sample`. */
  readonly options: string;
}
