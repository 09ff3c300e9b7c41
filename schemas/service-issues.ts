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
} as const;
