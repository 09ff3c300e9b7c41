import type { Publisher } from '../schemas/types.ts';

/** How harvesters are served, with every setting that publisher.yaml leaves out. */
export type HarvestSettings = Required<NonNullable<Publisher['harvest']>>;

/** What publisher.yaml says, and what is usual: ckanext-dcat's own page is 100, and four cities need no second one. */
export function harvestSettingsOf({ harvest }: Pick<Publisher, 'harvest'>): HarvestSettings {
  return { page: 100, single: 500, keep: 48, deletions: { share: 0.2, number: 1 }, ...harvest };
}
