import type { Release, Report } from '../../schemas/types.ts';
import { planLine } from '../deeds.ts';
import { filesOf } from '../steps/release-files.ts';
import { changesIn } from './changes.ts';
import type { NightFacts } from './facts.ts';
import { heldIn } from './held.ts';
import { judge } from './light.ts';
import { sourcesIn } from './sources.ts';
import { summaryOf } from './summary-sentence.ts';
import { warningsIn } from './warnings.ts';

/** What a night was, as data: all that the pages, mails and figures for monitoring say is in it. */
export function morningReport(facts: NightFacts): Report {
  const { began, made, state, sample, ended, published } = facts;
  const found = {
    outcome: ended.outcome,
    published: published && publishedIn(published),
    stopped: 'issues' in ended ? [...ended.issues] : [],
    held: [...heldIn(facts)],
    changes: changesIn(facts),
    sources: [...sourcesIn(facts)],
    warnings: [...warningsIn(facts)],
    harvest: harvestIn(facts),
  };
  const verdict = judge({ ...found, made });
  return { began, made, state, sample, ...found, ...verdict, summary: summaryOf(found) };
}

function publishedIn(release: Release): NonNullable<Report['published']> {
  const { id, released, catalog, datasets } = release;
  return {
    id,
    released,
    base: catalog?.base ?? null,
    datasets: datasets.length,
    files: filesOf(release).length + 1, // release.json
    pages: catalog?.pages ?? 0,
  };
}

function harvestIn({ ended }: NightFacts): Report['harvest'] {
  const fates = 'release' in ended ? ended.release.fates : [];
  if (fates.length === 0) return null;
  const sentence = { de: planLine(fates, 'de'), en: planLine(fates, 'en') };
  const counts = [...Map.groupBy(fates, ({ deed }) => deed)].map(([deed, some]) => [deed, some.length]);
  return { sentence, deeds: Object.fromEntries(counts.sort()) };
}
