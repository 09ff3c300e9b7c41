import { describe } from '../../catalog/graph.ts';
import { feedOf } from '../../catalog/harvest.ts';
import { harvestSettingsOf } from '../../catalog/harvest-settings.ts';
import { createFiles } from '../../pipelines/effects/files.ts';
import { guardRelease } from '../../pipelines/guard-release.ts';
import { prepare } from '../../pipelines/steps/prepare.ts';
import type { Distribution } from '../../pipelines/steps/publish.ts';
import { publishCatalog } from '../../pipelines/steps/publish-catalog.ts';
import { publishDescriptions } from '../../pipelines/steps/publish-descriptions.ts';
import type { Release } from '../../schemas/types.ts';
import { manyDatasets } from '../helpers/catalog-input.ts';

/**
 * A catalog of 3 000 datasets on its way to the harvesters, stage by stage, in a process of its own: the first argument
 * is the folder to write to. Memory is the process's peak so far, tests' input and all.
 */
const [folder = ''] = process.argv.slice(2);
const input = manyDatasets(3000);
const files = createFiles(folder);
let started = performance.now();

const description = describe(input);
print(`described: ${description.feed.length.toLocaleString('en')} triples`);
const feed = feedOf(description.feed, harvestSettingsOf(input.publisher));
print(`cut into ${feed.pages.length} pages`);
const { catalog, files: written } = await publishCatalog(
  'catalog',
  feed,
  'https://quartett.example.org',
  files,
);
print(`written: ${written.length} files`);
const last = {
  harvested: { release: releaseOf(catalog, written), folder: 'catalog' },
  releases: 'releases',
  mayGo: [],
};
const { fates } = await guardRelease(feed, last, input.publisher, false, files);
print(`guarded against the same of the night before: ${fates.length} datasets`);
const alone = await publishDescriptions('catalog', description, files);
print(`each dataset alone, and the fuller graph: ${alone.length} files`);
const packed = await prepare('catalog', [...written, ...alone], input.release.released, files);
print(`packed: ${packed.length} files`);

/** As much of a release as the guard looks at. */
function releaseOf(catalog: Release['catalog'], written: readonly Distribution[]): Release {
  const hash = '0'.repeat(64);
  const released = input.release.released;
  const made = { id: '', released, sample: false, quartett: '', definitions: hash, code: hash };
  return { ...made, sources: [], datasets: [], files: [...written], ...(catalog && { catalog }) };
}

function print(what: string): void {
  const seconds = (performance.now() - started) / 1000;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(`  ${what.padEnd(60)} ${seconds.toFixed(1)} s   ${megabytes.toFixed(0)} MB`);
  started = performance.now();
}
