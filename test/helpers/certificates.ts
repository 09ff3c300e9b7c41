import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate with its key, as a server needs them. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface Authority {
  /** What a client has to trust. */
  readonly cert: string;
  /** A certificate for `host` (`IP:127.0.0.1` or `DNS:…`), for so long. */
  issue(name: string, host: string, validity?: Validity): Certificate;
}

/** An authority, and the certificate of a server that it has signed. */
export interface Certificates extends Certificate {
  /** The file with the authority's own certificate, to be trusted. */
  readonly authority: string;
}

/** As `YYYYMMDDhhmmssZ`. */
interface Validity {
  readonly from: string;
  readonly until: string;
}

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** All that a server on `host` needs, made at run time: no key lies in the repository. */
export function makeCertificates(folder: string, host: string): Certificates {
  const server = makeAuthority(folder).issue('server', `DNS:${host}`);
  return { authority: join(folder, 'ca.pem'), ...server };
}

/** A certification authority of our own in an empty folder; nobody else knows its key. */
export function makeAuthority(folder: string): Authority {
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe', encoding: 'utf8' });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(join(folder, 'ca.cnf'), settings);
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '2',
    '-subj',
    '/CN=Test CA',
  );
  return {
    cert: read('ca.pem'),
    issue: (name, host, validity = lasting) => {
      openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
      writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${host}\n`);
      const dates = ['-startdate', validity.from, '-enddate', validity.until];
      const files = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-extfile', `${name}.ext`];
      openssl('ca', '-config', 'ca.cnf', '-batch', '-notext', '-create_serial', ...dates, ...files);
      return { key: read(`${name}.key`), cert: read(`${name}.pem`) };
    },
  };
}

const lasting: Validity = { from: '20200101000000Z', until: '21000101000000Z' };

const settings = `[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
certificate = ca.pem
private_key = ca.key
default_md = sha256
policy = any
unique_subject = no
serial = serial
[any]
commonName = supplied
`;
