import { row } from './issue-row.ts';

/**
 * A file that is sound by itself, but not what the last accepted data let expect. Each is a judgement: whoever knows
 * that the file is right releases it with `quartett accept`.
 */
export const comparingIssues = {
  'figures-gone': row(
    'error',
    '{value} steht nicht mehr in der Datei; der letzte geprüfte Stand enthielt es.',
    'Prüfen, ob der Herausgeber eine Spalte oder Zeile entfernt oder umbenannt hat. Ist sie endgültig weggefallen, unter expect.gone mit Grund nennen oder mit „quartett accept {file} --because "…"“ übernehmen.',
    'The file no longer has {value}; the last accepted data had it.',
    'Check whether the publisher removed or renamed a column or row. If it is gone for good, name it under expect.gone with a reason or release it with "quartett accept {file} --because …".',
  ),
  'periods-gone': row(
    'error',
    '{variable} {value} steht nicht mehr in der Datei; der letzte geprüfte Stand enthielt es.',
    'Gibt der Herausgeber nur noch neuere Zeiträume, snapshot: window setzen, damit die alten bleiben. Sonst nachfragen; ist der Zeitraum zu Recht weg, mit „quartett accept {file} --because "…"“ übernehmen.',
    'The file no longer has {variable} {value}; the last accepted data had it.',
    'If the publisher gives only newer periods, set snapshot: window so that the old ones stay. Otherwise ask; if the period is rightly gone, release it with "quartett accept {file} --because …".',
  ),
  'figure-gone': row(
    'error',
    '{variable} {area} {period} steht nicht mehr in der Datei; der letzte geprüfte Stand hatte dort {value} (Zeile {line}, Spalte „{column}“).',
    'Prüfen, ob eine Zeile fehlt oder ihr Schlüssel geändert ist, und beim Herausgeber nachfragen. Fehlt sie zu Recht, mit „quartett accept {file} --because "…"“ übernehmen.',
    'The file no longer has {variable} {area} {period}; the last accepted data had {value} there (line {line}, column "{column}").',
    'Check whether a row is missing or its key changed, and ask the publisher. If it is rightly missing, release it with "quartett accept {file} --because …".',
  ),
  'values-lost': row(
    'error',
    '{variable} {period}: Werte fehlen, die der letzte geprüfte Stand hatte ({value}): {cells}.',
    'Prüfen, ob der Herausgeber sie sperrt oder etwas verloren ging. Ist es so gewollt, mit „quartett accept {file} --because "…"“ übernehmen.',
    '{variable} {period}: values are missing that the last accepted data had ({value}): {cellsen}.',
    'Check whether the publisher withholds them or something was lost. If it is meant so, release it with "quartett accept {file} --because …".',
  ),
  'figure-changed': row(
    'error',
    '{variable} {area} {period} war {old} und ist jetzt {value} ({change}); mehr als {limit} % hält die Datei zurück.',
    'Die Zelle in der Datei nachsehen und beim Herausgeber nachfragen. Ist der neue Wert richtig, mit „quartett accept {file} --because "…"“ übernehmen. Ändert sich die Zahl regelmäßig so stark, expect.change der Quelle erhöhen.',
    '{variable} {area} {period} was {old} and is {value} now ({changeen}); more than {limiten} % holds the file back.',
    'Look at the cell in the file and ask the publisher. If the new value is right, release it with "quartett accept {file} --because …". If the figure often changes as much, raise expect.change of the source.',
  ),
  'figure-revised': row(
    'warning',
    '{variable} {area} {period} war {old} und ist jetzt {value} ({change}).',
    'Nichts zu tun, wenn der Herausgeber seine Zahlen berichtigt hat; sonst die Zelle nachsehen und, ist sie falsch, in der Korrekturdatei der Quelle berichtigen. Der neue Wert wird veröffentlicht.',
    '{variable} {area} {period} was {old} and is {value} now ({changeen}).',
    'Nothing to do if the publisher has revised the figures; otherwise look at the cell and, if it is wrong, correct it in the corrections file of the source. The new value is published.',
  ),
  'figure-contradicted': row(
    'error',
    '{variable} {area} {period} ist jetzt {value}, aber {other} sagt {said}.',
    'Die Zelle, den Zeitraum und den Stand der Datei nachsehen: Bisher widersprach sie der anderen Quelle hier nicht. Ist der neue Wert richtig, mit „quartett accept {file} --because "…"“ übernehmen.',
    '{variable} {area} {period} is {value} now, but {other} says {said}.',
    'Look at the cell, the period and the date of the file: it did not contradict the other source here before. If the new value is right, release it with "quartett accept {file} --because …".',
  ),
  'period-repeated': row(
    'error',
    '{variable} {value}: alle {n} Zahlen sind die von {other}. So sieht eine alte Datei unter neuem Datum aus.',
    'Zeitraum und Stand der Datei prüfen und beim Herausgeber nachfragen. Sind die Zahlen wirklich gleich, mit „quartett accept {file} --because "…"“ übernehmen; ändern sie sich fast nie, die Variable unter expect.constant nennen.',
    '{variable} {value}: all {n} figures are those of {other}. That looks like an old file under a new date.',
    'Check period and date of the file and ask the publisher. If the figures really are the same, release them with "quartett accept {file} --because …"; if they hardly ever change, name the variable under expect.constant.',
  ),
  'unit-suspected': row(
    'error',
    '{variable}: Von {all} Zahlen haben sich {value} um den Faktor {factor} geändert, zum Beispiel {area} {period}: {old} → {now}. So sieht eine andere Einheit aus.',
    'Die Einheit im Kopf und in den Fußnoten der Datei nachsehen und unit der Zeile in map.values anpassen. Sind die neuen Zahlen doch richtig, mit „quartett accept {file} --because "…"“ übernehmen.',
    '{variable}: {value} of {all} figures have changed by the factor {factor}, for example {area} {period}: {old} → {now}. That looks like another unit.',
    'Look up the unit in the header and the footnotes of the file and adapt unit of the line in map.values. If the new figures are right after all, release them with "quartett accept {file} --because …".',
  ),
  'areas-exchanged': row(
    'error',
    '{variable} {period}: {area} und {other} haben gegenüber dem letzten geprüften Stand ihre Werte getauscht ({value} Zahlen, zum Beispiel {old} ↔ {now}).',
    'Schlüssel und Namen der beiden Zeilen in der Datei prüfen und den Herausgeber verständigen. War der alte Stand falsch, mit „quartett accept {file} --because "…"“ übernehmen.',
    '{variable} {period}: {area} and {other} have exchanged their values since the last accepted data ({value} figures, for example {old} ↔ {now}).',
    'Check keys and names of the two rows in the file and tell the publisher. If the old data were wrong, release these with "quartett accept {file} --because …".',
  ),
  'series-jump': row(
    'error',
    '{variable} {area}: {value} im Jahr {period} fällt aus der Reihe ({series}); das sind {deviation} % neben der üblichen Veränderung.',
    'Die Zelle in der Datei nachsehen und beim Herausgeber nachfragen. Ist der Sprung echt, genügt bei einer Warnung das Nachsehen; hält er die Datei zurück, mit „quartett accept {file} --because "…"“ übernehmen oder expect.jump der Quelle erhöhen.',
    '{variable} {area}: {value} in {period} does not go with its series ({series}); that is {deviationen} % beside the usual change.',
    'Look at the cell in the file and ask the publisher. If the jump is real, a warning needs nothing more; if it holds the file back, release it with "quartett accept {file} --because …" or raise expect.jump of the source.',
  ),
  'more-changes': row(
    'warning',
    '{value} weitere Meldungen der Art {kind} sind nicht einzeln aufgeführt.',
    'Zuerst die gezeigten ansehen. Was sich gegenüber der letzten Veröffentlichung geändert hat, steht nach der nächsten vollständig in data/revisions.csv.',
    '{value} more issues of kind {kind} are not listed one by one.',
    'Look at those shown first. All that has changed since the last release stands in data/revisions.csv after the next one.',
  ),
  'file-of-other': row(
    'error',
    'Das ist Byte für Byte die Datei {value}, die am {retrieved} von {other} übernommen wurde.',
    'Nachsehen, zu welcher der beiden Quellen die Datei gehört, und den Herausgeber verständigen. Gehört sie zu beiden, mit „quartett accept {file} --because "…"“ übernehmen.',
    'This is, byte for byte, the file {value} that was accepted of {other} on {retrieved}.',
    'See to which of the two sources the file belongs, and tell the publisher. If it belongs to both, release it with "quartett accept {file} --because "…"".',
  ),
  'older-file-again': row(
    'warning',
    'Die Adresse liefert wieder die Datei, die schon am {value} kam; veröffentlicht bleibt die neuere vom {retrieved} (Stand {newest}).',
    'Beim Herausgeber nachfragen. Gilt die ältere Datei, den Ordner des Stands {newest} unter data/ beiseitelegen und „quartett release“ starten.',
    'The address delivers again the file that came on {value}; the newer one of {retrieved} ({newest}) stays published.',
    'Ask the publisher. If the older file is the right one, move the folder of {newest} below data/ aside and run "quartett release".',
  ),
  'older-stand': row(
    'warning',
    'Die Datei ist vom {value}, älter als der geprüfte Stand vom {stand}; für {periods} gilt dieser weiter.',
    'Nichts zu tun, wenn die Adresse absichtlich eine ältere Datei liefert; sonst request.url prüfen.',
    'The file is of {value}, older than the accepted data of {stand}; for {periods} those stay.',
    'Nothing to do if the address gives an older file on purpose; otherwise check request.url.',
  ),
} as const;
