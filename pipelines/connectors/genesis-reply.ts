import type { GenesisReply } from '../../schemas/types.ts';
import type { FetchedAnswer } from '../effects/http.ts';
import type { DocumentKind } from '../parsers/json-document.ts';
import { jsonAnswer } from './json-answer.ts';

/** What a GENESIS service has answered: a file, or a status in JSON, which may come under HTTP 200 as well. */
export type Reply = { readonly kind: 'file'; readonly bytes: Uint8Array } | StatusReply;

export interface StatusReply {
  readonly kind: 'status';
  /** -1 where there is none. */
  readonly code: number;
  readonly content: string;
  /** Jobs, where they were asked for. */
  readonly list: readonly NonNullable<GenesisReply['List']>[number][];
}

/** The type that the service states is not always right; how the answer begins is. */
export function readReply({ bytes }: FetchedAnswer, file: string): Reply {
  if (!/^\ufeff?\s*\{/.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 100))))
    return { kind: 'file', bytes };
  const { Status, Code, Content, List } = jsonAnswer<GenesisReply>(bytes, replyKind, file);
  const { Code: code = Code ?? -1, Content: content = Content ?? '' } = Status ?? {};
  return { kind: 'status', code: Number(code), content: content ?? '', list: List ?? [] };
}

const replyKind: DocumentKind = {
  schema: 'genesis-reply',
  name: { de: 'eine Antwort von GENESIS', en: 'an answer of GENESIS' },
};
