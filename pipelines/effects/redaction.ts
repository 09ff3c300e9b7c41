/** Puts *** in place of every secret of the environment. */
export type Redaction = (text: string) => string;

/**
 * Knows the secrets of the environment: passwords, tokens, and what stands for them in addresses of proxies, mail servers
 * and webhooks. Also finds them as addresses, JSON and HTTP headers write them.
 *
 * @example createRedaction(process.env)('wrong password: abc') // 'wrong password: ***'
 */
export function createRedaction(environment: Readonly<Record<string, string | undefined>>): Redaction {
  const secrets = Object.entries(environment)
    .flatMap(([name, value = '']) => secretsIn(name, value))
    .filter((secret) => secret.length >= shortest);
  const spellings = [...new Set(secrets.flatMap(spellingsOf))].sort(
    (one, other) => other.length - one.length,
  );
  return (text) => spellings.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}

/** A shorter secret would blot out words and figures, and is none. */
const shortest = 4;

function secretsIn(name: string, value: string): readonly string[] {
  if (/_(?:PASSWORD|TOKEN|SECRET|KEY)$/i.test(name)) return [value];
  if (!/_(?:URL|PROXY)$/i.test(name)) return [];
  const url = URL.parse(value);
  if (url === null) return [];
  const login = `${decoded(url.username)}:${decoded(url.password)}`;
  const passwords = url.password === '' ? [] : [decoded(url.password), url.password, login];
  // Whoever knows the path of a webhook may write there.
  const isWebhook = /WEBHOOK/i.test(name);
  const path = `${url.pathname}${url.search}`;
  return isWebhook ? [...passwords, path, ...lastPart(url)] : passwords;
}

function lastPart({ pathname, search }: URL): readonly string[] {
  const part = pathname.split('/').at(-1) ?? '';
  return [...(part.length >= 12 ? [part] : []), ...(search.length > 8 ? [search.slice(1)] : [])];
}

function spellingsOf(secret: string): readonly string[] {
  const base64 = Buffer.from(secret).toString('base64');
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    ...(secret.length >= 8 ? [base64] : []),
  ];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
