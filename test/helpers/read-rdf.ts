import { readRdf as read } from '../../catalog/read-rdf.ts';
import type { Graph } from '../../catalog/triple.ts';

export { parseRdf as readRdf } from '../../catalog/parse-rdf.ts';

/** Text that must be read, as a graph. */
export async function readGraph(text: string, mediaType = 'text/turtle'): Promise<Graph> {
  const { graph, issue } = await read(text, mediaType, 'text');
  if (graph === null) throw new Error(issue.sentence.en);
  return graph;
}
