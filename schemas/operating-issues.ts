import { row } from './issue-row.ts';

/** The machine on which the nights are run. */
export const operatingIssues = {
  'clock-back': row(
    'warning',
    'Die Uhr dieses Rechners zeigt {value}; hier wurde aber schon am {before} gearbeitet. Gerechnet wird ab {before} weiter, damit keine Veröffentlichung älter aussieht als ihre Vorgängerin.',
    'Die Uhr stellen („timedatectl“ zeigt, ob sie sich mit dem Netz abgleicht). Ging sie stattdessen früher vor, ist nichts zu tun: Die Meldung endet, sobald die wirkliche Zeit diesen Zeitpunkt erreicht.',
    'The clock of this computer says {value}, but work was done here at {before} already. Time goes on from {before}, so that no release looks older than the one before it.',
    'Set the clock ("timedatectl" shows whether it follows the network). If it was fast earlier instead, there is nothing to do: the message ends as soon as the real time has reached that instant.',
  ),
  'clock-ahead': row(
    'error',
    'Die Uhr dieses Rechners zeigt {value}; zuletzt wurde hier am {before} gearbeitet, also vor mehr als einem Jahr. Dieser Lauf hat nichts getan.',
    'Die Uhr prüfen („timedatectl“). Stimmt sie und ruhte der Betrieb wirklich so lange, einmal mit --after-pause starten.',
    'The clock of this computer says {value}; the last work here was done at {before}, more than a year ago. This run has done nothing.',
    'Check the clock ("timedatectl"). If it is right and nothing was run for so long, start once with --after-pause.',
  ),
  'look-not-recorded': row(
    'warning',
    'Wann die Quelle zuletzt abgerufen wurde, ließ sich nicht festhalten: {reason}',
    'Freien Speicherplatz und Schreibrechte prüfen. Die Zahlen sind davon nicht berührt; die Quelle wird womöglich früher als nötig wieder abgerufen.',
    'When the source was last fetched could not be recorded: {reasonen}',
    'Check free space and permissions. No figure is affected; the source may be fetched again earlier than needed.',
  ),
  'memory-exhausted': row(
    'error',
    'Der Arbeitsspeicher reicht für diese Rechnung nicht.',
    'Nachsehen, was auf dem Rechner sonst läuft, oder ihm mehr Speicher geben, dann noch einmal starten. Die letzte Veröffentlichung ist unverändert.',
    'There is not enough memory for this computation.',
    'See what else runs on the computer, or give it more memory, then start again. The last release is unchanged.',
  ),
} as const;
