import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getCACertificates } from 'node:tls';
import { DefinitionError } from '../../schemas/errors.ts';
import { issue, type Text } from '../../schemas/issues.ts';
import type { Environment } from './proxy.ts';

/** The certificates of the file that QUARTETT_CA_FILE names, as PEM; none where it names no file. */
export function readOwnAuthorities(environment: Environment): readonly string[] {
  const path = environment.QUARTETT_CA_FILE ?? '';
  if (path === '') return [];
  const blocks = textOf(path).match(pemBlock) ?? [];
  if (blocks.length === 0) throw unusable(path, noPem);
  for (const [index, block] of blocks.entries()) {
    if (!isCertificate(block)) throw unusable(path, damaged(index + 1));
  }
  return blocks;
}

/** Whom we trust: Node's own list (with NODE_EXTRA_CA_CERTS), what this machine trusts, and `own`. */
export function authoritiesWith(own: readonly string[]): string[] {
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system'), ...own])];
}

const pemBlock = /-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs;

function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    throw unusable(path, unreadable, error);
  }
}

function isCertificate(block: string): boolean {
  try {
    new X509Certificate(block);
    return true;
  } catch {
    return false;
  }
}

const unreadable: Text = {
  de: 'es gibt sie nicht, oder sie ist nicht lesbar',
  en: 'it does not exist or cannot be read',
};
const noPem: Text = {
  de: 'sie enthält kein Zertifikat in PEM („-----BEGIN CERTIFICATE-----“)',
  en: 'it holds no certificate in PEM ("-----BEGIN CERTIFICATE-----")',
};

function damaged(number: number): Text {
  return { de: `ihr ${number}. Zertifikat ist beschädigt`, en: `certificate ${number} in it is damaged` };
}

function unusable(path: string, reason: Text, cause?: unknown): DefinitionError {
  return new DefinitionError(
    [issue('ca-file-unusable', { file: path }, { reason: reason.de, reasonen: reason.en })],
    cause === undefined ? {} : { cause },
  );
}
