import { readProxies } from './proxy.ts';

/** Puts ••• in place of every secret that stands in the environment. */
export type Redaction = (text: string) => string;

/**
 * Knows passwords and tokens, and what stands for them in the addresses of proxies, mail servers and webhooks; also as addresses,
 * JSON and login headers spell them. A server may echo what it is sent, so whatever it says passes through here.
 *
 * @example createRedaction(process.env)('wrong password: hunter2') // 'wrong password: •••'
 */
export function createRedaction(environment: Environment): Redaction {
  const secrets = [
    ...Object.entries(environment).flatMap(([name, value = '']) => secretsIn(name, value, environment)),
    ...proxySecrets(environment),
  ].filter((secret) => secret.length >= shortest);
  const spellings = [...new Set(secrets.flatMap(spellingsOf))].sort((a, b) => b.length - a.length);
  return (text) => spellings.reduce((rest, secret) => rest.replaceAll(secret, '•••'), text);
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A shorter one would blot out words and figures, and keeps nobody out. */
const shortest = 4;

/** Only our own variables: others may hold `true` in a name that ends in TOKEN. */
function secretsIn(name: string, value: string, environment: Environment): readonly string[] {
  if (!name.startsWith('QUARTETT_')) return [];
  if (/_(PASSWORD|TOKEN|SECRET|KEY)$/.test(name)) return [value, ...loginWith(name, value, environment)];
  if (name.endsWith('_USERNAME')) return isToken(name, environment) ? [value] : [];
  const url = URL.parse(value);
  return url === null ? [] : [...passwordsIn(url), ...(name.includes('WEBHOOK') ? pathOf(url) : [])];
}

/** As Basic auth sends the two. */
function loginWith(name: string, password: string, environment: Environment): readonly string[] {
  const username = environment[name.replace(/_PASSWORD$/, '_USERNAME')] ?? '';
  return username === '' ? [] : [`${username}:${password}`];
}

/** GENESIS takes a token as user name, without a password. */
function isToken(name: string, environment: Environment): boolean {
  return (environment[name.replace(/_USERNAME$/, '_PASSWORD')] ?? '') === '';
}

/** A setting that is no address is refused elsewhere, without being shown. */
function proxySecrets(environment: Environment): readonly string[] {
  try {
    const { HTTP_PROXY = '', HTTPS_PROXY = '' } = readProxies(environment);
    return [HTTP_PROXY, HTTPS_PROXY].flatMap((address) => passwordsIn(URL.parse(address)));
  } catch {
    return [];
  }
}

function passwordsIn(url: URL | null): readonly string[] {
  if (url === null || url.password === '') return [];
  const [username, password] = [decoded(url.username), decoded(url.password)];
  return [password, url.password, `${username}:${password}`, `${url.username}:${url.password}`];
}

/** Whoever knows the path of a webhook may write there. */
function pathOf({ pathname, search }: URL): readonly string[] {
  const last = pathname.split('/').at(-1) ?? '';
  return [`${pathname}${search}`, search.slice(1), last].filter((part) => part.length >= 8);
}

function spellingsOf(secret: string): readonly string[] {
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    ...(secret.length >= 8 ? [Buffer.from(secret).toString('base64')] : []),
  ];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
