import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import { decodeEntities } from '../parsers/entities.ts';

/** OGC services say what is wrong in XML, often with status 200. Refuses such an answer in the service's own words. */
export function refuseException(text: string, file: string): void {
  if (!/^[^{]*<(?:\w+:)?(?:ExceptionReport|ServiceExceptionReport)\b/.test(text)) return;
  const words = [...text.matchAll(/<(?:\w+:)?(?:ExceptionText|ServiceException)\b[^>]*>(.*?)<\//gs)].map(
    ([, inner = '']) => plain(inner),
  );
  const code = /\b(?:exceptionCode|code)="([^"]*)"/.exec(text)?.[1];
  const said = [code ?? '', ...words].filter((word) => word !== '').join(': ');
  const value = said.length > 300 ? `${said.slice(0, 299)}…` : said || 'ExceptionReport';
  throw new SourceError([issue('service-exception', { file, value })]);
}

function plain(xml: string): string {
  const text = xml.replace(/<!\[CDATA\[(.*?)\]\]>/gs, '$1').replace(/<[^>]*>/g, ' ');
  return decodeEntities(text).replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}
