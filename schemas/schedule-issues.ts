import { row } from './issue-row.ts';

/** The schedule, and the nights that it starts. */
export const scheduleIssues = {
  'schedule-definitions': row(
    'warning',
    'Die Definitionen lassen sich gerade nicht lesen (siehe oben); der Zeitplan geht mit dem letzten guten Stand weiter.',
    'Die Meldungen darüber beheben; „quartett check“ zeigt sie alle. Der Zeitplan bemerkt es innerhalb einer Minute.',
    'The definitions cannot be read at present (see above); the schedule goes on with the last good ones.',
    'Cure the issues above; "quartett check" shows them all. The schedule notices within a minute.',
  ),
  'schedule-running': row(
    'error',
    'Für {file} läuft schon ein Zeitplan; dieser hier hat nichts getan.',
    'Nichts zu tun, wenn er laufen soll („systemctl status quartett“). Soll dieser hier an seine Stelle, den anderen zuerst anhalten; ein einzelner Lauf geht mit „quartett nightly“.',
    'A schedule runs for {file} already; this one has done nothing.',
    'Nothing to do if it is meant to run ("systemctl status quartett"). If this one is to take its place, stop the other one first; for a single run there is "quartett nightly".',
  ),
  'schedule-no-definitions': row(
    'error',
    'Die Definitionen lassen sich nicht lesen (siehe oben); bis dahin wird keine Quelle abgerufen. Veröffentlicht bleibt, was es ist.',
    'Die Meldungen darüber beheben; „quartett check“ zeigt sie alle. Der Zeitplan bemerkt es innerhalb einer Minute.',
    'The definitions cannot be read (see above); until they can, no source is fetched. What is published stays.',
    'Cure the issues above; "quartett check" shows them all. The schedule notices within a minute.',
  ),
  'schedule-stumbled': row(
    'error',
    'Beim Planen ging etwas schief: {reason}. Der Zeitplan läuft weiter und versucht es jede Minute wieder.',
    'Mit „quartett doctor“ die Installation prüfen; bleibt die Meldung, sie den Entwicklern schicken.',
    'Planning went wrong: {reason}. The schedule goes on and tries again every minute.',
    'Check the installation with "quartett doctor"; if the message stays, send it to the developers.',
  ),
  'look-in-future': row(
    'warning',
    'Der letzte Blick auf die Quelle trägt die Zeit {value}, die noch nicht gekommen ist: Die Uhr ging vor oder geht jetzt nach. Die Quelle wird gleich noch einmal abgerufen.',
    'Die Uhr des Rechners prüfen („timedatectl“); er sollte seine Zeit aus dem Netz beziehen.',
    'The last look at the source is dated {value}, which has not come yet: the clock was fast or is slow now. The source is fetched again at once.',
    'Check the clock of the computer ("timedatectl"); it should take its time from the network.',
  ),
  'night-hung': row(
    'error',
    'Der Lauf war nach {value} Minuten nicht fertig und wurde beendet; veröffentlicht bleibt, was es war.',
    'Keine Handlung nötig, wenn es beim nächsten Versuch gelingt. Sonst mit „quartett nightly“ von Hand sehen, bei welcher Quelle er hängt, und für sie request.timeout senken; reicht die Zeit nur nicht, --limit erhöhen.',
    'The run had not finished after {value} minutes and was ended; what is published stays.',
    'Nothing to do if the next attempt succeeds. Otherwise run "quartett nightly" by hand to see at which source it hangs, and lower request.timeout for it; if the time is merely too short, raise --limit.',
  ),
  'night-killed': row(
    'error',
    'Der Lauf wurde von außen beendet ({value}); veröffentlicht bleibt, was es war.',
    'War es niemand von Hand, reichte meist der Arbeitsspeicher nicht: mit „journalctl -k“ nach „Out of memory“ suchen.',
    'The run was ended from outside ({value}); what is published stays.',
    'If nobody did it by hand, memory was probably short: look for "Out of memory" with "journalctl -k".',
  ),
  'night-bug': row(
    'error',
    'Der Lauf brach mit einem Programmfehler ab; veröffentlicht bleibt, was es war.',
    'Die Zeilen darüber bitte den Entwicklern schicken.',
    'The run broke off with a mistake in the program; what is published stays.',
    'Please send the lines above to the developers.',
  ),
  'night-not-started': row(
    'error',
    'Der Lauf ließ sich nicht starten: {reason}.',
    'Freien Arbeitsspeicher und die Grenze für Prozesse prüfen; „quartett doctor“ prüft die Installation.',
    'The run could not be started: {reason}.',
    'Check free memory and the limit of processes; "quartett doctor" checks the installation.',
  ),
  'sources-not-looked-at': row(
    'warning',
    'Nicht angesehen wurden: {value}. Der nächste Versuch ist um {time}.',
    'Keine Handlung nötig, wenn es beim nächsten Versuch gelingt; sonst die Meldungen darüber beheben.',
    'Not looked at: {value}. The next attempt is at {time}.',
    'Nothing to do if the next attempt succeeds; otherwise cure the issues above.',
  ),
  'run-stopped': row(
    'warning',
    'Der Lauf wurde angehalten, nach {done} von {all} Quellen; veröffentlicht wurde nichts.',
    'Nichts ging verloren: Was abgerufen ist, wird mit dem nächsten Lauf veröffentlicht, der Rest dann nachgeholt.',
    'The run was stopped, after {done} of {all} sources; nothing was published.',
    'Nothing was lost: what was fetched is published with the next run, and the rest is made up for then.',
  ),
} as const;
