import { describe } from '../../catalog/graph.ts';
import { createFiles } from '../../pipelines/effects/files.ts';
import { guardRelease } from '../../pipelines/guard-release.ts';
import { prepare } from '../../pipelines/steps/prepare.ts';
import { publishCatalog } from '../../pipelines/steps/publish-catalog.ts';
import { publishDescriptions } from '../../pipelines/steps/publish-descriptions.ts';
import { manyDatasets } from '../helpers/catalog-input.ts';

/**
 * A catalog of 3 000 datasets on its way to the harvesters, stage by stage, in a process of its own: the first argument
 * is the folder to write to. Memory is the process's peak so far, tests' input and all.
 */
const [folder = ''] = process.argv.slice(2);
const input = manyDatasets(3000);
const files = createFiles(folder);
const nothing = { release: null, out: 'public', mayGo: [] };
let started = performance.now();

const description = describe(input);
print(`described: ${description.feed.length.toLocaleString('en')} triples`);
const verdict = await guardRelease(description.feed, nothing, input.publisher, false, files);
print(`guarded: ${verdict.fates.length} datasets`);
const { catalog, files: written } = await publishCatalog(
  'catalog',
  description,
  'https://quartett.example.org',
  input.publisher,
  files,
);
print(`cut into ${catalog.pages} pages, written: ${written.length} files`);
const alone = await publishDescriptions('catalog', description, files);
print(`each dataset alone, and the fuller graph: ${alone.length} files`);
const packed = await prepare('catalog', [...written, ...alone], input.release.released, files);
print(`packed: ${packed.length} files`);

function print(what: string): void {
  const seconds = (performance.now() - started) / 1000;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(`  ${what.padEnd(60)} ${seconds.toFixed(1)} s   ${megabytes.toFixed(0)} MB`);
  started = performance.now();
}
