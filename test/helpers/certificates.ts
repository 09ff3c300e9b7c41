import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether certificates can be made here. */
export const hasOpenssl = ['/usr/bin/openssl', '/usr/local/bin/openssl', '/opt/homebrew/bin/openssl'].some(
  existsSync,
);

export interface Certificates {
  /** The file with the authority's own certificate, to be trusted. */
  readonly authority: string;
  readonly key: string;
  readonly cert: string;
}

/** An authority of its own and a server's certificate signed by it, made at run time: no key lies in the repository. */
export function makeCertificates(folder: string, host: string): Certificates {
  const at = (name: string) => join(folder, name);
  const openssl = (...words: readonly string[]) => execFileSync('openssl', words, { stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const authority = at('authority.pem');
  openssl(
    ...['req', '-x509', ...newKey, '-days', '2', '-subj', '/CN=Amt fuer Proben'],
    ...['-keyout', at('authority.key'), '-out', authority],
  );
  openssl('req', ...newKey, '-subj', `/CN=${host}`, '-keyout', at('server.key'), '-out', at('server.csr'));
  writeFileSync(at('extensions'), `subjectAltName=DNS:${host}\n`);
  openssl(
    ...['x509', '-req', '-days', '1', '-in', at('server.csr'), '-extfile', at('extensions')],
    ...['-CA', authority, '-CAkey', at('authority.key'), '-out', at('server.pem')],
  );
  return {
    authority,
    key: readFileSync(at('server.key'), 'utf8'),
    cert: readFileSync(at('server.pem'), 'utf8'),
  };
}
