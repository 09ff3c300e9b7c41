import type { SourceCkanQuery } from '../../schemas/types.ts';
import type { HttpAnswer } from '../effects/http.ts';
import { fileAddress } from './ckan-address.ts';
import { chooseResource } from './ckan-choice.ts';
import { showDataset } from './ckan-dataset.ts';
import type { Asked, ConnectorEffects } from './connector.ts';
import { download } from './download.ts';
import { series } from './series.ts';

/** A file of a dataset on a CKAN portal: the portal says where it lies, then it is asked for conditionally. */
export async function ckan(
  asked: Asked,
  effects: Pick<ConnectorEffects, 'http' | 'clock' | 'credentials'>,
): Promise<HttpAnswer> {
  const { file, request, known } = asked;
  const query = request.query as unknown as SourceCkanQuery; // Its schema goes with via.
  // Whoever copies the address of the dataset means its portal.
  const portal = request.url.replace(/\/dataset\/.*$/s, '').replace(/\/+$/, '');
  const dataset = await showDataset(portal, query.dataset, series(asked, effects), file);
  const resource = chooseResource(dataset, query, file);
  const url = fileAddress(resource, dataset, { portal, host: query.host }, file);
  // A stamp of another file says nothing of this one.
  const sameFile = known?.from === url ? known : null;
  const answer = await download({ file, request: { ...request, url }, known: sameFile }, effects);
  return answer.status === 'fetched' ? { ...answer, from: url } : answer;
}
