import { createFiles } from '../../pipelines/effects/files.ts';
import { createSnapshots } from '../../pipelines/effects/snapshots.ts';
import { openWarehouse } from '../../pipelines/effects/warehouse.ts';
import { explain } from '../../pipelines/explain/explain.ts';
import type { Explanation } from '../../pipelines/explain/explanation.ts';
import { explanationLines } from '../../pipelines/explain/explanation-lines.ts';
import { type Asked, understand } from '../../pipelines/explain/question.ts';
import { startTracing } from '../../pipelines/explain/tracing.ts';
import { readProject } from '../../pipelines/project.ts';
import type { Language } from '../../schemas/language.ts';

export interface Explainer {
  /** `out` is the published folder to compare with; none unless told. */
  readonly tree: (asked: Partial<Asked>, out?: string) => Promise<Explanation>;
  /** The page, 80 columns wide, without colours. */
  readonly page: (asked: Partial<Asked>, language?: Language, isFull?: boolean) => Promise<string>;
  readonly close: () => void;
}

/** Explains what `night` has left in a project folder. */
export async function openExplainer(root: string): Promise<Explainer> {
  const files = createFiles(root);
  const project = await readProject(files);
  const warehouse = await openWarehouse({ isSmall: true });
  const snapshots = createSnapshots('data/mirror/snapshots', files);
  const tracing = await startTracing(project, { snapshots, warehouse: async () => warehouse });
  const tree = async (asked: Partial<Asked>, out = 'nowhere') => {
    const place = { out, sample: true, code: '0'.repeat(64) };
    const whole = { indicator: '', area: 'Mainz', period: '2018', where: [], basis: null, ...asked };
    return explain(understand(whole, project.registry), place, tracing, files);
  };
  return {
    tree,
    page: async (asked, language = 'de', isFull = false) => {
      const page = { language, isFull, width: 80, paint: (_: unknown, text: string) => text };
      const lines = explanationLines(await tree(asked, 'output/public'), page);
      return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
    },
    close: () => warehouse.close(),
  };
}
