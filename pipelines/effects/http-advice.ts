import type { Text } from '../../schemas/issues.ts';

/** What to do about an HTTP status that is not the file; with an account that was not accepted the address is not to blame. */
export function adviceFor(status: number, hasAccount: boolean): Text {
  if (hasAccount && (status === 401 || status === 403)) return refusedLogin;
  return advice.get(status) ?? (status >= 500 ? disturbed : unusable);
}

const disturbed: Text = {
  de: 'Der Dienst des Herausgebers ist gestört: später noch einmal versuchen; bleibt es dabei, beim Herausgeber nachfragen.',
  en: "The publisher's service is disturbed: try again later; if it stays, ask the publisher.",
};

const unusable: Text = {
  de: 'So liefert die Adresse keine Datei: im Browser prüfen, dann request.url berichtigen.',
  en: 'The address does not deliver a file in this way: try it in a browser, then correct request.url.',
};

const login: Text = {
  de: 'Die Adresse verlangt eine Anmeldung: beim Herausgeber nach einer frei zugänglichen Adresse fragen und request.url ändern.',
  en: 'The address wants a login: ask the publisher for a freely accessible address and change request.url.',
};

const refusedLogin: Text = {
  de: 'Die Anmeldung wird abgelehnt: die Zugangsdaten in der Umgebung prüfen (request.account) und beim Herausgeber nachfragen, ob das Konto noch gilt.',
  en: 'The login is refused: check the credentials in the environment (request.account) and ask the publisher whether the account is still valid.',
};

const advice: ReadonlyMap<number, Text> = new Map([
  [401, login],
  [
    403,
    {
      de: 'Der Herausgeber lässt den Abruf nicht zu: Adresse im Browser prüfen; geht sie dort, beim Herausgeber um Freigabe für Programme bitten.',
      en: 'The publisher does not allow the request: try the address in a browser; if it works there, ask the publisher to admit programs.',
    },
  ],
  [
    404,
    {
      de: 'Die Datei ist umgezogen oder gelöscht: auf den Seiten des Herausgebers die neue Adresse suchen und request.url berichtigen.',
      en: "The file has moved or was deleted: look for its new address on the publisher's pages and correct request.url.",
    },
  ],
  [408, disturbed],
  [
    410,
    {
      de: 'Der Herausgeber hat die Datei endgültig entfernt: einen Ersatz suchen und request.url ändern, oder die Quelle entfernen.',
      en: 'The publisher has removed the file for good: look for a substitute and change request.url, or remove the source.',
    },
  ],
  [
    429,
    {
      de: 'Der Herausgeber begrenzt die Zahl der Abrufe: später noch einmal versuchen; bleibt es dabei, in schedule seltener abrufen.',
      en: 'The publisher limits the number of requests: try again later; if it stays, fetch less often in schedule.',
    },
  ],
]);
