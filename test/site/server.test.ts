import { afterAll, beforeAll, describe } from 'vitest';
import { publishTree } from '../helpers/public-tree.ts';
import { serving } from '../helpers/serving.ts';
import { type Served, siteContract } from './contract.ts';

describe('our own server', () => {
  let served: Served = { url: '', folder: '' };
  let stop = () => {};
  let running: Promise<void> = Promise.resolve();

  beforeAll(async () => {
    const started = Promise.withResolvers<void>();
    let folder = '';
    const publish = async (root: string) => {
      folder = await publishTree(root);
    };
    const use = async ({ url }: { readonly url: string }) => {
      served = { url, folder };
      started.resolve();
      await new Promise<void>((resolve) => {
        stop = resolve;
      });
    };
    running = serving(publish, use, { patience: { request: 1_000 } });
    await Promise.race([started.promise, running]);
  });
  afterAll(async () => {
    stop();
    await running;
  });

  siteContract(() => served);
});
