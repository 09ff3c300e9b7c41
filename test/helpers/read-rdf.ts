export { parseRdf as readRdf } from '../../catalog/parse-rdf.ts';
