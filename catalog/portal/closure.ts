import { type Issue, issue } from '../../schemas/issues.ts';
import type { Page } from './page.ts';

/**
 * Datasets from which another one can be reached over any property. piveau copies, and GovData's store inserts and deletes
 * all that can be reached, so that the other one is overwritten, or deleted, along with the first (harvest.md §2.4).
 */
export function checkClosures(pages: readonly Page[], datasets: ReadonlySet<string>): readonly Issue[] {
  const links = linksOf(pages);
  const harmless = new Set<string>();
  return [...datasets].flatMap((dataset) => {
    const way = wayToAnother(dataset, datasets, links, harmless);
    if (way === null) return [];
    const details = { way: way.map((node) => (node.startsWith('_:') ? '[ ]' : node)).join(' → ') };
    return [issue('closure-drags', { file: dataset, value: way.at(-1) ?? null }, details)];
  });
}

/** Where each node leads; the same way may be named twice. */
type Links = ReadonlyMap<string, readonly string[]>;

/** Only what is described somewhere leads on; most nodes lead nowhere, and need no set of their own. */
function linksOf(pages: readonly Page[]): Links {
  const described = new Set<string>();
  for (const { graph } of pages) for (const { subject } of graph) described.add(subject);
  const links = new Map<string, string[]>();
  for (const { graph } of pages) {
    for (const { subject, object } of graph) {
      if (object.kind !== 'iri' || object.value === subject || !described.has(object.value)) continue;
      const targets = links.get(subject);
      if (targets === undefined) links.set(subject, [object.value]);
      else targets.push(object.value);
    }
  }
  return links;
}

/**
 * The shortest way to another dataset, without the start; null if there is none. What was walked in vain is remembered in
 * `harmless`, so that what all datasets share is walked once and not once for each.
 */
function wayToAnother(
  start: string,
  datasets: ReadonlySet<string>,
  links: Links,
  harmless: Set<string>,
): readonly string[] | null {
  const from = new Map<string, string | null>([[start, null]]);
  let returns = false;
  for (const [node] of from) {
    for (const target of links.get(node) ?? []) {
      if (target === start) returns = true;
      if (harmless.has(target) || from.has(target)) continue;
      from.set(target, node); // a Map is walked to its growing end
      if (datasets.has(target)) return wayBack(target, from);
    }
  }
  // What leads back to this dataset is harmless for nobody else.
  if (!returns) for (const node of from.keys()) if (node !== start) harmless.add(node);
  return null;
}

function wayBack(end: string, from: ReadonlyMap<string, string | null>): readonly string[] {
  const way: string[] = [];
  for (let at: string | null = end; at !== null; at = from.get(at) ?? null) way.unshift(at);
  return way.slice(1);
}
