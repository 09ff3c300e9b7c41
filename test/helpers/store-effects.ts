import { createCredentials } from '../../pipelines/effects/credentials.ts';
import { createDeliveries } from '../../pipelines/effects/deliveries.ts';
import type { Files } from '../../pipelines/effects/files.ts';
import { createHttp } from '../../pipelines/effects/http.ts';
import type { Effects } from '../../pipelines/effects/index.ts';
import { createLooks } from '../../pipelines/effects/looks.ts';
import { createRedaction } from '../../pipelines/effects/redaction.ts';
import { createSnapshots } from '../../pipelines/effects/snapshots.ts';

/** Network and store of a run whose state lies in a folder: no credentials, and pauses a thousandth as long. */
export function storeEffects(
  state: string,
  files: Files,
): Pick<
  Effects,
  'http' | 'credentials' | 'redact' | 'pause' | 'looks' | 'snapshots' | 'deliveries' | 'files'
> {
  return {
    http: createHttp({ pauses: [20, 40, 80] }),
    credentials: createCredentials({}),
    redact: createRedaction({}),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / 1000)),
    looks: createLooks(`${state}/looks.json`, files),
    snapshots: createSnapshots(`${state}/snapshots`, files),
    deliveries: createDeliveries(files.absolute('data/deliveries')),
    files,
  };
}
