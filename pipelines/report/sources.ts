import { type Issue, isCountOfDropped } from '../../schemas/issues.ts';
import type { Report } from '../../schemas/types.ts';
import type { SourceReport } from '../nightly.ts';
import type { SourceDefinition } from '../project.ts';
import type { NightFacts } from './facts.ts';

type Source = Report['sources'][number];

/** How old each source is and what came of its last look; of broken definitions, as the last report had it. */
export function sourcesIn({ project, sources, published, looks, previous }: NightFacts): readonly Source[] {
  const before = new Map(previous?.sources.map((source) => [source.id, source]));
  if (project === null) return [...before.values()].map((source) => ({ ...source, tonight: false }));
  return [...project.sources.values()].map((source): Source => {
    const { id } = source;
    const tonight = sources.find((report) => report.source === id);
    const snapshot = published?.sources.find((one) => one.id === id)?.snapshots.at(-1);
    const look = looks.get(id);
    return {
      ...describe(source, project.vocabularies.get('publishers')),
      tonight: tonight !== undefined,
      state: tonight?.state ?? look?.state ?? null,
      stand: snapshot?.stand ?? null,
      retrieved: snapshot?.retrieved ?? null,
      looked: look?.looked ?? null,
      succeeded: look?.succeeded ?? null,
      changed: look?.changed ?? null,
      seconds: tonight?.seconds ?? look?.seconds ?? null,
      rows: tonight?.rows ?? 0,
      observations: tonight?.observations ?? 0,
      dropped: [...(droppedIn(tonight) ?? before.get(id)?.dropped ?? [])],
    };
  });
}

function describe(
  { id, title, publisher, schedule }: SourceDefinition,
  offices: Readonly<Record<string, { readonly label: { readonly de: string } }>> | undefined,
): Pick<Source, 'id' | 'title' | 'publisher' | 'schedule'> {
  return {
    id,
    title: { de: title.de, en: title.en ?? title.de },
    publisher: offices?.[publisher]?.label.de ?? publisher,
    schedule,
  };
}

/** null: no file was read far enough this night to be counted, so what was counted last still holds. */
function droppedIn(tonight: SourceReport | undefined): Source['dropped'] | null {
  if (tonight === undefined || tonight.rows === 0) return null;
  const counted = tonight.issues.filter(isCountOfDropped).flatMap(({ code, value, sentence }: Issue) => {
    const count = Number(value);
    return count > 0 ? [{ code, count, sentence }] : [];
  });
  return counted.length === 0 && tonight.state !== 'accepted' ? null : counted;
}
