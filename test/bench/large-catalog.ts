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
 * A catalog of 3 000 datasets on its way to the harvesters, stage by stage as in a release, in a process of its own: the
 * first argument is the folder to write to. With a second one, only what the night before would have left there is
 * written. Memory is the process's peak so far, tests' input and all.
 */
const [folder = '', before] = process.argv.slice(2);
const base = 'https://quartett.example.org';
const input = manyDatasets(3000);
const files = createFiles(folder);
let started = performance.now();

const description = describe(input);
const feed = feedOf(description.feed, harvestSettingsOf(input.publisher));
if (before !== undefined) {
  const { catalog, files: written } = await publishCatalog('before', feed, base, files);
  await files.writeAtomic('before.json', JSON.stringify(releaseOf(catalog, written)));
  process.exit();
}
print(
  `described and cut: ${description.feed.length.toLocaleString('en')} triples, ${feed.pages.length} pages`,
);
const release = JSON.parse(await files.readText('before.json')) as Release;
const last = { harvested: { release, folder: 'before' }, releases: 'releases', mayGo: [] };
const { fates } = await guardRelease(feed, last, input.publisher, false, files);
print(`guarded against the same of the night before: ${fates.length} datasets`);
const { files: written } = await publishCatalog('catalog', feed, base, files);
print(`written: ${written.length} files`);
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
