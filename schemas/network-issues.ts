import { row } from './issue-row.ts';

/** What lies between us and a publisher: proxy, certificates, redirects, manners, accounts. */
export const networkIssues = {
  'proxy-invalid': row(
    'error',
    '{file} enthält keine Adresse eines Proxys.',
    'In der Umgebung {file} in der Form http://name:passwort@proxy.example.de:3128 setzen (SOCKS geht nicht) oder leeren.',
    '{file} holds no address of a proxy.',
    'Set {file} in the environment as http://name:password@proxy.example.de:3128 (SOCKS will not do), or empty it.',
  ),
  'proxy-unreachable': row(
    'error',
    'Der Proxy {value} ist nicht erreichbar: {reason}.',
    'HTTPS_PROXY, HTTP_PROXY und NO_PROXY in der Umgebung prüfen, dann die Netzbetreuung fragen. Der letzte gute Stand bleibt veröffentlicht.',
    'The proxy {value} cannot be reached: {reasonen}.',
    'Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY in the environment, then ask the network administrators. The last good data stay published.',
  ),
  'proxy-login': row(
    'error',
    'Der Proxy verlangt eine Anmeldung (407) und nimmt die vorhandene nicht an.',
    'Name und Passwort in HTTPS_PROXY und HTTP_PROXY prüfen (http://name:passwort@proxy:3128; Sonderzeichen wie %40 für @ schreiben). Der letzte gute Stand bleibt veröffentlicht.',
    'The proxy wants a login (407) and does not take the one it is given.',
    'Check name and password in HTTPS_PROXY and HTTP_PROXY (http://name:password@proxy:3128; write special characters as %40 for @). The last good data stay published.',
  ),
  'proxy-refuses': row(
    'error',
    'Der Proxy stellt keine Verbindung zu {value} her: {reason}.',
    'Bei der Netzbetreuung um Freigabe von {value} bitten; antwortet er mit 502 bis 504, später noch einmal versuchen. Der letzte gute Stand bleibt veröffentlicht.',
    'The proxy makes no connection to {value}: {reasonen}.',
    'Ask the network administrators to admit {value}; if it answers 502 to 504, try again later. The last good data stay published.',
  ),
  'ca-file-unusable': row(
    'error',
    'Die Zertifikatsdatei {file} (QUARTETT_CA_FILE) ist nicht zu gebrauchen: {reason}.',
    'Pfad und Leserechte prüfen; die Datei muss die Wurzelzertifikate der Verwaltung in PEM enthalten. Aus DER wird PEM mit „openssl x509 -inform der -in DATEI -out DATEI.pem“.',
    'The file of certificates {file} (QUARTETT_CA_FILE) cannot be used: {reasonen}.',
    'Check its path and whether it may be read; it must hold the root certificates of the administration in PEM. DER becomes PEM with "openssl x509 -inform der -in FILE -out FILE.pem".',
  ),
  moved: row(
    'warning',
    'Die Adresse ist dauerhaft umgezogen nach {value}.',
    'Die neue Adresse in request.url der Quelle {file} eintragen, solange die alte noch weiterleitet (steht am Ende ?…, im Browser nachsehen).',
    'The address has moved for good to {value}.',
    'Write the new address into request.url of the source {file} while the old one still redirects (if it ends in ?…, look it up in a browser).',
  ),
  'query-redirected': row(
    'error',
    'Der Dienst {value} leitet die Abfrage weiter nach {target}; dorthin wird sie nicht gestellt.',
    'Prüfen, ob {target} derselbe Dienst ist, und dann request.url darauf ändern. Der letzte gute Stand bleibt veröffentlicht.',
    'The service {value} redirects the query to {target}; it is not put there.',
    'Check that {target} is the same service, then change request.url to it. The last good data stay published.',
  ),
  'host-wants-pause': row(
    'error',
    '{value} wurde nicht abgerufen: Der Server will noch {seconds} s in Ruhe gelassen werden, länger als diese Quelle warten darf.',
    'Keine Handlung nötig, wenn es beim nächsten Lauf geht; sonst request.timeout erhöhen oder die Quellen dieses Herausgebers in schedule weiter auseinanderlegen. Der letzte gute Stand bleibt veröffentlicht.',
    '{value} was not asked: the server wants to be left alone for another {seconds} s, longer than this source may wait.',
    'Nothing to do if the next run succeeds; else raise request.timeout, or put the sources of this publisher further apart in schedule. The last good data stay published.',
  ),
  'credentials-missing': row(
    'error',
    'Die Zugangsdaten für „{value}“ fehlen.',
    'In der Umgebung {username} und {password} setzen (mit einem Token nur {username}) und die Quelle noch einmal abrufen. Der letzte gute Stand bleibt veröffentlicht.',
    'The credentials for "{value}" are missing.',
    'Set {username} and {password} in the environment (with a token {username} only) and fetch the source again. The last good data stay published.',
  ),
  'credentials-unusable': row(
    'error',
    'Die Zugangsdaten für „{value}“ enthalten einen Zeilenumbruch oder ein Zeichen, das sich nicht übertragen lässt.',
    '{username} und {password} in der Umgebung prüfen, vor allem ihr Ende; sonst beim Herausgeber ein Passwort ohne Sonderzeichen setzen. Der letzte gute Stand bleibt veröffentlicht.',
    'The credentials for "{value}" hold a line end or a character that cannot be sent.',
    'Check {username} and {password} in the environment, above all their ends; else set a password without special characters at the publisher. The last good data stay published.',
  ),
} as const;
