import { row } from './issue-row.ts';

/** A publisher's service answers, but not with what it was asked for. */
export const serviceIssues = {
  'not-the-format': row(
    'error',
    'Erwartet war {format}, gekommen ist etwas anderes: {reason}.',
    'Die Adresse im Browser öffnen: Ist der Dienst gestört, später noch einmal abrufen; hat der Herausgeber den Aufbau geändert, request und read anpassen. Der letzte gute Stand bleibt veröffentlicht.',
    '{formaten} was expected, but something else came: {reasonen}.',
    'Open the address in a browser: if the service is down, fetch it again later; if the publisher has changed the layout, adapt request and read. The last good data stay published.',
  ),
  'cube-broken': row(
    'error',
    'Der JSON-stat-Würfel ist in sich nicht stimmig: {reason}.',
    'Noch einmal abrufen; bleibt es dabei, dem Herausgeber die Adresse und diese Meldung schicken. Der letzte gute Stand bleibt veröffentlicht.',
    'The JSON-stat cube contradicts itself: {reasonen}.',
    'Fetch it again; if it stays so, send the address and this message to the publisher. The last good data stay published.',
  ),
  'several-datasets': row(
    'error',
    'Die JSON-stat-Antwort hält nicht einen Datensatz, sondern mehrere: {value}.',
    'In request.url die Adresse des einen Datensatzes angeben, der gelesen werden soll.',
    'The JSON-stat answer holds not one dataset but several: {value}.',
    'State the address of the one dataset that is to be read in request.url.',
  ),
  'other-coordinates': row(
    'error',
    'Die Geometrien stehen im Koordinatensystem {value} statt in Längen- und Breitengraden.',
    'Beim Dienst EPSG:4326 verlangen (request.query.crs), oder eine Adresse mit Längen- und Breitengraden suchen; GeoJSON ist so festgelegt (RFC 7946).',
    'The geometries are in the coordinate system {value}, not in longitude and latitude.',
    'Ask the service for EPSG:4326 (request.query.crs), or look for an address with longitude and latitude, as GeoJSON wants it (RFC 7946).',
  ),
  'bad-position': row(
    'error',
    'Die Koordinate {value} ist kein Längen- und Breitengrad in Deutschland: {reason}.',
    '{advice} Der letzte gute Stand bleibt veröffentlicht.',
    'The position {value} is no longitude and latitude in Germany: {reasonen}.',
    '{adviceen} The last good data stay published.',
  ),
  'features-missing': row(
    'error',
    'Der Dienst {value} nennt {expected} Objekte, gekommen sind {received}.',
    'Noch einmal abrufen; bleibt es dabei, request.query.page verkleinern oder den Herausgeber nach seiner Obergrenze fragen. Der letzte gute Stand bleibt veröffentlicht.',
    'The service {value} speaks of {expected} features, {received} came.',
    'Fetch it again; if it stays so, lower request.query.page or ask the publisher for its limit. The last good data stay published.',
  ),
  'features-repeated': row(
    'error',
    'Der Dienst {value} hat dasselbe Objekt auf zwei Seiten geliefert, ein anderes fehlt also: {feature}.',
    'Für eine feste Reihenfolge sorgen: bei wfs mit request.query.sort ein eindeutiges Merkmal nennen, sonst request.query.page so groß wählen, dass alles auf eine Seite passt. Der letzte gute Stand bleibt veröffentlicht.',
    'The service {value} has given the same feature on two pages, so another one is missing: {feature}.',
    'See to a fixed order: with wfs, name a unique attribute in request.query.sort; else choose request.query.page so large that everything fits on one page. The last good data stay published.',
  ),
  'features-uncounted': row(
    'error',
    'Der Dienst {value} sagt nicht, wie viele Objekte er hat; niemand würde merken, wenn welche fehlen.',
    'Bei version 2.0.0 auf 1.1.0 wechseln oder umgekehrt (request.query.version); hilft das nicht, nach einer OGC API oder einer Datei zum Herunterladen fragen. Der letzte gute Stand bleibt veröffentlicht.',
    'The service {value} does not say how many features it has; nobody would notice if some were missing.',
    'Change from version 2.0.0 to 1.1.0 or back (request.query.version); if that does not help, ask for an OGC API or a file to download. The last good data stay published.',
  ),
  'next-elsewhere': row(
    'error',
    'Die nächste Seite soll bei {value} liegen, nicht mehr bei {host}; dorthin wird nicht gefolgt.',
    'Die Adresse im Browser ansehen: Ist der Dienst umgezogen, request.url ändern; sonst den Herausgeber auf die falsche Adresse hinweisen. Der letzte gute Stand bleibt veröffentlicht.',
    'The next page is said to be at {value}, no longer at {host}; it is not followed there.',
    'Look at the address in a browser: if the service has moved, change request.url; otherwise tell the publisher of the wrong address. The last good data stay published.',
  ),
  'pages-endless': row(
    'error',
    'Der Dienst führt nach {pages} Seiten im Kreis oder immer weiter, zuletzt zu {value}.',
    'request.query.page vergrößern; bleibt es dabei, den Herausgeber auf den Fehler hinweisen. Der letzte gute Stand bleibt veröffentlicht.',
    'After {pages} pages the service leads round in a circle or on and on, last to {value}.',
    'Raise request.query.page; if it stays so, tell the publisher of the error. The last good data stay published.',
  ),
  'service-exception': row(
    'error',
    'Der Dienst lehnt die Anfrage ab: „{value}“.',
    'request.query mit dem vergleichen, was der Dienst anbietet (bei WFS: request=GetCapabilities). Für GeoJSON sagt jeder Server etwas anderes: „application/json; subtype=geojson“, „geojson“, „application/geo+json“. Der letzte gute Stand bleibt veröffentlicht.',
    'The service refuses the request: "{value}".',
    'Compare request.query with what the service offers (WFS: request=GetCapabilities). Each server has its own word for GeoJSON: "application/json; subtype=geojson", "geojson", "application/geo+json". The last good data stay published.',
  ),
} as const;
