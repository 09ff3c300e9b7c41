import type { Ended } from '../../pipelines/effects/child-process.ts';
import { createTerminal } from '../../pipelines/effects/logger.ts';
import type { Look } from '../../pipelines/effects/looks.ts';
import { issueLines } from '../../pipelines/issue-lines.ts';
import type { Project } from '../../pipelines/project.ts';
import { atStart, beat } from '../../pipelines/scheduling/beat.ts';
import { berlinText } from '../../pipelines/scheduling/berlin-time.ts';
import type { NightRules } from '../../pipelines/scheduling/next-night.ts';
import type { Tell } from '../../pipelines/scheduling/schedule-events.ts';

export interface Simulated {
  /** Source → schedule; a function is asked every minute and may throw. */
  schedules: Readonly<Record<string, string>> | ((now: Date) => Readonly<Record<string, string>>);
  /** Source → its last look. */
  readonly looked?: Readonly<Record<string, string>>;
  /** What becomes of a night; unless told, each source is looked at in it. */
  readonly night?: (sources: readonly string[], now: Date) => SimulatedNight;
  readonly rules?: NightRules;
}

interface SimulatedNight {
  readonly ended?: Ended;
  /** Those that are looked at; all unless told. */
  readonly looked?: readonly string[];
  readonly state?: Look['state'];
  /** 1 unless told. */
  readonly minutes?: number;
}

/** A schedule whose clock the test winds; it says everything in German, as on the terminal. */
export class SimulatedSchedule {
  /** `2026-10-25 02:30  a, b`: the nights, with Berlin time. */
  readonly nights: string[] = [];
  readonly said: string[] = [];
  /** Codes of the issues of which a report was written, night by night. */
  readonly reported: string[] = [];
  readonly looks = new Map<string, Look>();
  #now = new Date(0);
  #memory = atStart;
  readonly #options: Simulated;

  constructor(options: Simulated) {
    this.#options = options;
    for (const [source, looked] of Object.entries(options.looked ?? {}))
      this.looks.set(source, look(looked, 'unchanged'));
  }

  /** Lives through every minute from one instant to another, as if it had been started or woken there. */
  async run(from: string, until: string): Promise<this> {
    this.#now = new Date(from);
    while (this.#now <= new Date(until)) {
      await this.minute();
      this.#now = new Date(this.#now.getTime() + 60_000);
    }
    return this;
  }

  /** The process ends and is started anew: it remembers nothing. */
  restart(): this {
    this.#memory = atStart;
    return this;
  }

  private async minute(): Promise<void> {
    const {
      schedules,
      night = (): SimulatedNight => ({}),
      rules = { window: 15, longest: 120 },
    } = this.#options;
    this.#memory = await beat(this.#memory, rules, {
      clock: { now: () => this.#now },
      looks: { read: async () => new Map(this.looks) },
      released: async () => this.#now,
      readProject: async () => project(typeof schedules === 'function' ? schedules(this.#now) : schedules),
      runNight: async (sources) => {
        this.nights.push(`${berlinText(this.#now)}  ${sources.join(', ')}`);
        const { ended, looked = sources, state = 'unchanged', minutes = 1 } = night(sources, this.#now);
        for (const source of looked) this.looks.set(source, look(this.#now.toISOString(), state));
        this.#now = new Date(this.#now.getTime() + minutes * 60_000);
        return ended ?? { how: 'exited', code: 0 };
      },
      report: async (issues) => void this.reported.push(...issues.map(({ code }) => code)),
      stop: new AbortController().signal,
      tell: this.#tell,
    });
  }

  readonly #tell: Tell = ({ text, issues = [] }) => {
    this.said.push(text.de);
    const terminal = createTerminal({ write: () => true }, { color: false, isTTY: false });
    for (const issue of issues) this.said.push(...issueLines(issue, 'de', terminal));
  };
}

function look(looked: string, state: Look['state']): Look {
  return { looked, state, succeeded: looked, changed: null, seconds: 0 };
}

function project(schedules: Readonly<Record<string, string>>): Project {
  const sources = Object.entries(schedules).map(
    ([id, schedule]) => [id, { id, schedule, request: {} }] as const,
  );
  return { sources: new Map(sources), hash: JSON.stringify(schedules) } as unknown as Project;
}
