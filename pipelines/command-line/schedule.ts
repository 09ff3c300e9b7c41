import type { Command } from 'commander';
import { type ScheduleOptions, schedule, showPlan } from '../schedule.ts';
import { readMinutes } from './arguments.ts';
import { mirrorOption, outOption } from './run.ts';

interface Options extends ScheduleOptions {
  readonly plan?: boolean;
}

/** `quartett schedule`: runs until somebody stops it; `run` turns what it throws into an exit code. */
export function addSchedule(
  program: Command,
  run: (command: Command, work: typeof schedule) => Promise<void>,
): void {
  program
    .command('schedule')
    .description(
      'ruft unbeaufsichtigt jede Quelle nach ihrem Zeitplan ab und veröffentlicht / fetches each source by its schedule, unattended, and publishes',
    )
    .option('--plan', 'nur zeigen, was wann ansteht / only show what is due when')
    .option(
      '--window <minutes>',
      'was so bald ansteht, kommt in denselben Lauf / what is due so soon joins the same run',
      readMinutes,
      15,
    )
    .option(
      '--longest <minutes>',
      'länger wartet keine Quelle auf andere / no source waits longer for others',
      readMinutes,
      120,
    )
    .option('--limit <minutes>', 'so lange darf ein Lauf dauern / how long a run may take', readMinutes, 180)
    .option(...mirrorOption)
    .option(...outOption)
    .action(({ plan = false }: Options, command: Command) => run(command, plan ? showPlan : schedule));
}
