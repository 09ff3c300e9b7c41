import type { Answer, Question } from './answer.ts';
import { refusal } from './refusal.ts';

/**
 * The answer to a monitoring system that asks for /metrics; null for every other request. `text` is what the last night
 * left behind; null: no night was yet.
 */
export function metricsAnswer({ method, target }: Question, text: string | null): Answer | null {
  if (!/^\/metrics(?:\?|$)/.test(target)) return null;
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, { allow: 'GET, HEAD' });
  if (text === null) return refusal(503);
  const content = new TextEncoder().encode(text);
  return {
    status: 200,
    headers: {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'content-length': String(content.length),
      'cache-control': 'no-store',
    },
    body: { kind: 'memory', content },
  };
}
