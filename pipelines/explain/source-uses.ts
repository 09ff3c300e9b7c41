import type { SourceUse, Step } from './explanation.ts';
import { same } from './labels.ts';
import type { Tracing } from './tracing.ts';

/** The files from which the steps have read, in the order in which a reader meets them. */
export function sourceUses(steps: readonly Step[], tracing: Tracing): readonly SourceUse[] {
  const pairs = steps.flatMap(originsOf).map(({ source, snapshot }) => `${source} ${snapshot}`);
  return [...new Set(pairs)].map((pair) => {
    const [source = '', snapshot = ''] = pair.split(' ');
    return sourceUse(source, snapshot, tracing);
  });
}

interface Origin {
  readonly source: string;
  readonly snapshot: string;
}

function originsOf({ source, snapshot, steps, rivals }: Step): readonly Origin[] {
  const own = source !== null && snapshot !== null ? [{ source, snapshot }] : [];
  return [...own, ...steps.flatMap(originsOf), ...rivals];
}

function sourceUse(id: string, snapshot: string, { project, used }: Tracing): SourceUse {
  const source = project.sources.get(id);
  const file = used.get(id)?.find((one) => one.id === snapshot);
  if (!source || !file) throw new Error(`no snapshot ${snapshot} of ${id}`);
  const { title, publisher, licence } = source;
  return {
    source: id,
    snapshot,
    title: { de: title.de, en: title.en ?? title.de },
    publisher: project.vocabularies.get('publishers')?.[publisher]?.label ?? same(publisher),
    licence: project.vocabularies.get('licences')?.[licence]?.label ?? same(licence),
    url: file.url,
    retrieved: file.retrieved,
    stand: file.stand,
  };
}
