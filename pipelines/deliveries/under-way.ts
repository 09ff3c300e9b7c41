import { type Issue, issue, type Text } from '../../schemas/issues.ts';
import type { Delivered } from '../effects/deliveries.ts';
import type { Drop } from './drop.ts';

const day = 86_400_000;

/** That a file is still on its way; after a day somebody should look at it. */
export function underWay({ source, folder }: Drop, file: Delivered, reason: Text, now: number): Issue {
  const { name, modified } = file;
  const place = { file: source, value: `${folder}/${name}` };
  const details = { reason: reason.de, reasonen: reason.en };
  return issue('delivery-under-way', place, details, now - modified > day ? 'warning' : 'info');
}
