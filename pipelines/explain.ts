import { isError } from '../schemas/issues.ts';
import { printIssues, type Session } from './commands.ts';
import { exitCodes } from './exit-codes.ts';
import { explain } from './explain/explain.ts';
import { explanationLines } from './explain/explanation-lines.ts';
import { type Asked, understand } from './explain/question.ts';
import { startTracing } from './explain/tracing.ts';

/** Wider lines are hard to read. */
const widest = 110;

/** `explain`: how one figure came to be, from the accepted snapshots and today's definitions; nothing is written. */
export async function explainFigure(asked: Asked, isFull: boolean, session: Session): Promise<number> {
  const { project, effects, language } = session;
  const { terminal, files } = effects;
  const question = understand(asked, project.registry);
  terminal.transient({ de: 'Rechne nach …', en: 'Computing …' }[language]);
  const tracing = await startTracing(project, effects);
  const explanation = await explain(question, await session.releaseOptions(), tracing, files);
  printIssues(tracing.issues.filter(isError), language, terminal);
  const page = { language, isFull, width: Math.min(terminal.width, widest), paint: terminal.paint };
  for (const line of explanationLines(explanation, page)) terminal.line(line);
  return exitCodes.fine;
}
