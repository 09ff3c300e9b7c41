import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { doctor } from '../../pipelines/doctor/doctor.ts';
import type { DoctorSession } from '../../pipelines/doctor/finding.ts';
import { createCredentials } from '../../pipelines/effects/credentials.ts';
import { systemDisk } from '../../pipelines/effects/disk.ts';
import { createFiles } from '../../pipelines/effects/files.ts';
import { createHarvestHttp } from '../../pipelines/effects/harvest-http.ts';
import { takeLock } from '../../pipelines/effects/lock.ts';
import { createTerminal } from '../../pipelines/effects/logger.ts';
import { createLooks } from '../../pipelines/effects/looks.ts';
import { createNetwork } from '../../pipelines/effects/network.ts';
import { readReportSettings } from '../../pipelines/effects/report-settings.ts';
import { openWarehouse, type Warehouse } from '../../pipelines/effects/warehouse.ts';
import { makeProject, type TestProject } from '../helpers/project.ts';
import { publishTree } from '../helpers/public-tree.ts';
import { repository } from '../helpers/repository.ts';
import { withFolder } from '../helpers/with-folder.ts';
import { withServer } from '../helpers/with-server.ts';

const area = 'regionalstatistik/area';
const now = '2030-11-22T03:00:00Z';
const mail = {
  QUARTETT_SMTP_URL: 'smtp://user:s3cr3t@mail.example.org',
  QUARTETT_MAIL_FROM: 'quartett@example.org',
  QUARTETT_MAIL_TO: 'statistik@example.org',
};
const catalog: RequestListener = (_, response) =>
  response.writeHead(200, { 'content-type': 'application/rdf+xml', date: new Date(now).toUTCString() }).end();

/** The real one takes its time; one test asks it. */
const engine = { rows: async () => [{ version: 'v0' }], close: () => {} } as unknown as Warehouse;

/** Reading the certificates of the machine takes its time, too. */
const http = createHarvestHttp({ timeout: 2_000, network: createNetwork({}) });

let release = '';
beforeAll(() =>
  withFolder(async (root) => {
    const folder = await publishTree(root, { at: '2030-11-20T03:00:00Z' });
    release = await readFile(join(folder, 'release.json'), 'utf8');
  }),
);

interface Installation {
  readonly project: TestProject;
  /** Examines it; the code, and what was written. */
  examine(changes?: Partial<DoctorSession>, json?: boolean): Promise<{ code: number; text: string }>;
}

/** An installation in which everything is fine, until a test spoils it. */
function withInstallation(
  use: (installation: Installation) => Promise<void>,
  listener: RequestListener = catalog,
): Promise<void> {
  return withServer(listener, ({ url }) =>
    withFolder(async (root) => {
      const project = await makeProject(root, [area]);
      await project.edit('catalog/publisher.yaml', (text) => text.replace(/^base: .*$/m, `base: ${url}`));
      await mkdir(join(root, 'data/live/releases/last'), { recursive: true });
      await mkdir(join(root, 'output'));
      await writeFile(join(root, 'data/live/releases/last/release.json'), release);
      await symlink('../data/live/releases/last', join(root, 'output/public'));
      const files = createFiles(root);
      const looks = createLooks('data/live/looks.json', files);
      await looks.record(area, { looked: '2030-11-20T03:00:00Z', state: 'accepted', seconds: 1 });
      await use({
        project,
        examine: async (changes = {}, json = false) => {
          const written: string[] = [];
          const environment = changes.environment ?? mail;
          const code = await doctor(
            { json },
            {
              files,
              looks,
              environment,
              disk: systemDisk,
              clock: { now: () => new Date(now) },
              connect: () => {
                createNetwork(environment);
                return http;
              },
              report: readReportSettings(environment),
              credentials: createCredentials(environment),
              engine: async () => engine,
              lock: (name) => takeLock(join(root, 'data/live', name), 'data/live'),
              state: 'data/live',
              out: 'output/public',
              deliveries: join(root, 'deliveries'),
              program: {
                folder: repository,
                version: '0.1.0',
                node: '24.21.0',
                neededNode: '>=22.18',
                user: 1000,
              },
              terminal: createTerminal(
                { write: (text) => written.push(text) > 0 },
                { color: false, isTTY: false },
              ),
              language: 'de',
              ...changes,
            },
          );
          return {
            code,
            text: written
              .join('')
              .replaceAll(root, '…')
              .replaceAll(url, 'http://base')
              .replaceAll(new URL(url).host, 'base'),
          };
        },
      });
    }),
  );
}

describe('quartett doctor', () => {
  it('says of each thing how it is', () =>
    withInstallation(async ({ examine }) => {
      const { code, text } = await examine({
        disk: { ...systemDisk, free: async () => 5e9 },
        engine: openWarehouse,
      });
      expect(text).toBe(
        `✔ Programm                Quartett 0.1.0, Node 24.21.0
✔ Zeitzone                Europe/Berlin mit Sommerzeit
✔ DuckDB                  v1.5.5 antwortet
✔ Ordner                  …/data/live, …/output/public
✔ Freier Speicher         5,0\u00a0GB frei
✔ Uhr                     2030-11-22 04:00 (Europe/Berlin)
✔ Definitionen            1 Quellen, 1 Indikatoren
✔ Lieferordner            keine nötig
✔ Zugangsdaten            keine nötig
✔ Proxy und Zertifikate   nichts gesetzt
✔ Öffentliche Adresse     http://base/catalog.rdf: 200 OK, application/rdf+xml
✔ Bericht                 Mail
✔ Läufe                   kein Lauf ist an der Arbeit, kein Zeitplan läuft
✔ Letzter Blick           vor 2 Tagen (2030-11-20 04:00)
✔ Veröffentlicht          ${/Veröffentlicht +([^,]+)/.exec(text)?.[1]}, vor 2 Tagen (2030-11-20 04:00)
`,
      );
      expect(code).toBe(0);
    }));

  it('says the same as JSON', () =>
    withInstallation(async ({ examine }) => {
      const { code, text } = await examine({ environment: {} }, true);
      const { checks } = JSON.parse(text) as {
        checks: readonly { check: unknown; issues: readonly { code: string }[] }[];
      };
      expect(checks).toHaveLength(15);
      expect(checks.flatMap(({ issues }) => issues.map((one) => one.code))).toEqual(['doctor-no-report']);
      expect(code).toBe(0);
    }));

  it('works in a broken project, and ends with 2', () =>
    withInstallation(async ({ project, examine }) => {
      await writeFile(join(project.root, 'catalog/publisher.yaml'), 'base: [');
      const { code, text } = await examine();
      expect(code).toBe(2);
      expect(text).toContain(
        '✘ Definitionen            nicht lesbar\n  Fehler [yaml-syntax] catalog/publisher.yaml, Zeile 1: ',
      );
      expect(text).toContain(`! Öffentliche Adresse     –
  Warnung [doctor-not-checked] quartett doctor: Das ließ sich nicht prüfen: die Definitionen sind nicht lesbar.
    → Zuerst die anderen Meldungen beheben, dann noch einmal „quartett doctor“.
`);
      expect(text).toContain('✔ Veröffentlicht');
    }));

  it('goes on when a check itself fails', () =>
    withInstallation(async ({ examine }) => {
      const disk = { ...systemDisk, free: () => Promise.reject(new Error('EIO: i/o error')) };
      const { code, text } = await examine({ disk });
      expect(code).toBe(0);
      expect(text).toContain(
        '! checkDisk               –\n  Warnung [doctor-not-checked] quartett doctor: Das ließ sich nicht prüfen: EIO: i/o error.\n',
      );
      expect(text).toContain('✔ Uhr');
    }));
});

describe('what it finds', () => {
  /** One finding: how the installation is changed, which line tells, and the code. */
  const finds = (
    changes: Partial<DoctorSession> | ((installation: Installation) => Promise<Partial<DoctorSession>>),
    line: string,
    exit: number,
  ) =>
    withInstallation(async (installation) => {
      const { code, text } = await installation.examine(
        typeof changes === 'function' ? await changes(installation) : changes,
      );
      expect(text).toContain(line);
      expect(code).toBe(exit);
    });
  const program = {
    folder: repository,
    version: '0.1.0',
    node: '24.21.0',
    neededNode: '>=22.18',
    user: 1000,
  };

  it('is an old Node', () =>
    finds(
      { program: { ...program, node: '20.19.0' } },
      '✘ Programm                Quartett 0.1.0, Node 20.19.0\n  Fehler [doctor-node-old] node: Hier läuft Node 20.19.0; nötig ist >=22.18.\n    → Node 24 installieren',
      3,
    ));

  it('is an engine that does not fit the system', () =>
    finds(
      {
        engine: () =>
          Promise.reject(new Error("Cannot find module '@duckdb/node-bindings-linux-x64'\nRequire stack:")),
      },
      "✘ DuckDB                  –\n  Fehler [doctor-engine] DuckDB: DuckDB lässt sich nicht laden: Cannot find module '@duckdb/node-bindings-linux-x64'.\n",
      3,
    ));

  it('is a folder in which nothing can be written', () =>
    finds(
      {
        disk: {
          ...systemDisk,
          tryWriting: async (folder) =>
            folder.endsWith('live')
              ? { de: 'das Dateisystem ist schreibgeschützt', en: 'the file system is read-only' }
              : null,
        },
      },
      '✘ Ordner                  …/data/live, …/output/public\n  Fehler [doctor-not-writable] …/data/live: In …/data/live kann nicht geschrieben werden: das Dateisystem ist schreibgeschützt.\n',
      3,
    ));

  it('is a disk without links, as Windows shares are', () =>
    finds(
      { disk: { ...systemDisk, tryLinking: async () => false } },
      'Fehler [doctor-no-links] …/output: In …/output lässt sich keine Verknüpfung auf einen Ordner anlegen; eine Veröffentlichung könnte nicht umgeschaltet werden.\n',
      3,
    ));

  it('is that root looks at what belongs to somebody else', () =>
    finds(
      { program: { ...program, user: 0 }, disk: { ...systemDisk, owner: async () => 1000 } },
      'Warnung [doctor-other-user] …/data/live: Diese Prüfung läuft als root; …/data/live gehört aber einem anderen Benutzer.',
      0,
    ));

  it.each([
    [
      900e6,
      '! Freier Speicher',
      'Warnung [doctor-disk-low] data/live: Auf dem Datenträger von data/live sind noch 900,0\u00a0MB frei; ratsam sind 1,0\u00a0GB.',
      0,
    ],
    [
      199e6,
      '✘ Freier Speicher',
      'Fehler [doctor-disk-full] data/live: Auf dem Datenträger von data/live sind nur noch 199,0\u00a0MB frei; die nächste Veröffentlichung kann scheitern.',
      3,
    ],
  ])('is that only %d bytes are free', async (free, line, sentence, exit) => {
    await finds({ disk: { ...systemDisk, free: async () => free } }, line, exit);
    await finds({ disk: { ...systemDisk, free: async () => free } }, sentence, exit);
  });

  it('is a clock that is behind the last look and the last release', () =>
    finds(
      {
        clock: { now: () => new Date('2030-11-19T03:00:00Z') },
      },
      `✘ Uhr                     2030-11-19 04:00 (Europe/Berlin)
  Fehler [doctor-clock-behind] quartett doctor: Die Uhr zeigt 2030-11-19 04:00, doch der letzte Blick auf eine Quelle war schon am 2030-11-20 04:00: Sie geht nach.
    → Die Uhr stellen und die Zeit aus dem Netz beziehen („timedatectl set-ntp true“).
  Fehler [doctor-clock-behind] quartett doctor: Die Uhr zeigt 2030-11-19 04:00, doch die letzte Veröffentlichung war schon am 2030-11-20 04:00: Sie geht nach.
`,
      3,
    ));

  it('is a clock that differs from that of the public address', () =>
    finds(
      { clock: { now: () => new Date('2030-11-22T03:10:00Z') } },
      'Warnung [doctor-clock-differs] quartett doctor: Die Uhr weicht um 600 Sekunden von der des Servers base ab.\n',
      0,
    ));

  it('is an account without credentials, by the names of its variables', () =>
    finds(
      async ({ project }) => {
        await project.edit(`pipelines/sources/${area}.yaml`, (text) =>
          text.replace(
            /^request:\n/m,
            'request:\n  via: genesis\n  account: regional-api\n  query: { table: 11111-01-01-4 }\n',
          ),
        );
        return {};
      },
      `✘ Zugangsdaten            0/1
  Fehler [doctor-no-credentials] quartett doctor: Für das Konto regional-api fehlen die Zugangsdaten; gebraucht werden sie von: ${area}.
    → Die Variablen QUARTETT_REGIONAL_API_USERNAME und QUARTETT_REGIONAL_API_PASSWORD setzen, bei systemd in /etc/quartett/quartett.env; nie in YAML.
`,
      3,
    ));

  describe('of deliveries', () => {
    const mainz = 'mainz/population-by-district';
    /** The example of Mainz, as if its office had confirmed it. */
    const confirmed = async ({ project }: Installation) => {
      await makeProject(project.root, [area, mainz]);
      await project.edit(`pipelines/sources/${mainz}.yaml`, (text) => text.replace('example: true\n', ''));
    };

    it('is a folder that is not there, as when a drive is not mounted', () =>
      finds(
        async (installation) => {
          await confirmed(installation);
          return {};
        },
        `✘ Lieferordner            0/1, …/deliveries
  Fehler [delivery-folder-missing] ${mainz}: Den Lieferordner …/deliveries/mainz/einwohner gibt es nicht.
    → Prüfen, ob das Laufwerk eingehängt ist und QUARTETT_DELIVERIES stimmt`,
        3,
      ));

    it('is a folder in which nothing can be put away', () =>
      finds(
        async (installation) => {
          await confirmed(installation);
          const { root } = installation.project;
          await mkdir(join(root, 'deliveries/mainz/einwohner'), { recursive: true });
          const tryWriting: typeof systemDisk.tryWriting = async (folder) =>
            folder.endsWith('einwohner') ? { de: 'schreibgeschützt', en: 'read-only' } : null;
          return { disk: { ...systemDisk, tryWriting } };
        },
        `✘ Lieferordner            0/1, …/deliveries
  Fehler [doctor-not-writable] …/deliveries/mainz/einwohner: In …/deliveries/mainz/einwohner kann nicht geschrieben werden: schreibgeschützt.
    → Den Ordner anlegen und dem Benutzer geben, unter dem Quartett läuft (zum Beispiel „install -d -o quartett -g quartett …/deliveries/mainz/einwohner“); unter systemd muss er bei ReadWritePaths stehen.
`,
        3,
      ));

    it('is none where folders are as they should be', () =>
      finds(
        async (installation) => {
          await confirmed(installation);
          await mkdir(join(installation.project.root, 'deliveries/mainz/einwohner'), { recursive: true });
          return {};
        },
        '✔ Lieferordner            1/1, …/deliveries\n',
        0,
      ));
  });

  it('is the proxy, without its password', () =>
    finds(
      {
        environment: {
          ...mail,
          HTTPS_PROXY: 'http://anna:geh@eim@proxy.example.org:3128',
          no_proxy: 'localhost',
        },
      },
      '✔ Proxy und Zertifikate   HTTPS_PROXY=http://•••@proxy.example.org:3128, NO_PROXY=localhost\n',
      0,
    ));

  it('is a proxy that is none; nobody is asked through it', () =>
    finds(
      { environment: { ...mail, HTTPS_PROXY: 'socks5://proxy.example.org' } },
      `✘ Proxy und Zertifikate   HTTPS_PROXY=socks5://proxy.example.org
  Fehler [proxy-invalid] HTTPS_PROXY: HTTPS_PROXY enthält keine Adresse eines Proxys.
    → In der Umgebung HTTPS_PROXY in der Form http://name:passwort@proxy.example.de:3128 setzen (SOCKS geht nicht) oder leeren.
! Öffentliche Adresse     –
  Warnung [doctor-not-checked] quartett doctor: Das ließ sich nicht prüfen: Proxy oder Zertifikate sind falsch eingestellt.
`,
      3,
    ));

  it('is a web page where the catalog should be', () =>
    withInstallation(
      async ({ examine }) => {
        const { code, text } = await examine();
        expect(text).toContain(`! Öffentliche Adresse     http://base/catalog.rdf: 404 Not Found, text/html
  Warnung [doctor-base-answers] http://base/catalog.rdf: Die öffentliche Adresse antwortet mit „404 Not Found, text/html“ statt mit dem Katalog (200, application/rdf+xml).
    → In catalog/publisher.yaml base prüfen, und den Server; „quartett harvest http://base/catalog.rdf“ zeigt, was ein Portal dort sieht.
`);
        expect(code).toBe(0);
      },
      (_, response) =>
        response.writeHead(404, { 'content-type': 'text/html', date: new Date(now).toUTCString() }).end(),
    ));

  it('is a public address that nobody answers', () =>
    finds(
      async ({ project }) => {
        await project.edit('catalog/publisher.yaml', (text) =>
          text.replace(/^base: .*$/m, 'base: http://127.0.0.1:9'),
        );
        return {};
      },
      `! Öffentliche Adresse     http://127.0.0.1:9/catalog.rdf
  Warnung [doctor-base-unreachable] http://127.0.0.1:9/catalog.rdf: Die öffentliche Adresse ist von hier nicht erreichbar. Die Adresse ist nicht erreichbar: der Server nimmt keine Verbindung an.
`,
      0,
    ));

  it('is that nobody would hear of a bad night, or not by mail', async () => {
    await finds(
      { environment: {} },
      '! Bericht                 nicht eingerichtet\n  Warnung [doctor-no-report]',
      0,
    );
    await finds(
      {
        environment: {
          QUARTETT_SMTP_URL: 'smtp://user:s3cr3t@mail.example.org',
          QUARTETT_WEBHOOK_URL: 'https://x',
        },
      },
      '! Bericht                 Webhook\n  Warnung [setting-unfit] QUARTETT_…: Die Einstellung QUARTETT_MAIL_FROM ist nicht brauchbar: ',
      0,
    );
  });

  it('is a run or a schedule that is at work', () =>
    withInstallation(async ({ project: { root }, examine }) => {
      const unlock = takeLock(join(root, 'data/live/lock'), 'data/live');
      const unlockSchedule = takeLock(join(root, 'data/live/schedule-lock'), 'data/live');
      expect((await examine()).text).toContain(
        '✔ Läufe                   ein Lauf ist an der Arbeit, der Zeitplan läuft\n',
      );
      unlock();
      unlockSchedule();
      expect((await examine()).text).toContain(
        '✔ Läufe                   kein Lauf ist an der Arbeit, kein Zeitplan läuft\n',
      );
    }));

  it('is that sources have waited for long, so that the schedule cannot be running', () =>
    finds(
      { clock: { now: () => new Date('2031-01-02T03:00:00Z') } },
      `Warnung [doctor-overdue] quartett doctor: Seit mehr als anderthalb Tagen fällig und nicht angesehen: ${area}.\n`,
      0,
    ));

  it('is that nothing is published yet, or nothing that can be read', async () => {
    await finds(
      async ({ project: { root } }) => {
        await rm(join(root, 'output/public'));
        return {};
      },
      '! Veröffentlicht          –\n  Warnung [doctor-no-release] output/public: In output/public ist noch nichts veröffentlicht.\n',
      0,
    );
    await finds(
      async ({ project: { root } }) => {
        await rm(join(root, 'output/public'));
        await mkdir(join(root, 'data/broken'), { recursive: true });
        await writeFile(join(root, 'data/broken/release.json'), '{');
        await symlink('../data/broken', join(root, 'output/public'));
        return {};
      },
      '✘ Veröffentlicht          –\n  Fehler [doctor-release-unreadable] output/public: Was in output/public veröffentlicht ist, lässt sich nicht lesen.\n',
      3,
    );
  });

  it('never shows a secret', () =>
    withInstallation(async ({ examine }) => {
      const environment = {
        ...mail,
        HTTPS_PROXY: 'http://anna:s3cr3t@proxy.example.org:3128',
        QUARTETT_WEBHOOK_URL: 'https://chat.example.org/hooks/s3cr3t',
        QUARTETT_REGIONALSTATISTIK_PASSWORD: 's3cr3t',
      };
      for (const json of [false, true])
        expect((await examine({ environment }, json)).text).not.toContain('s3cr3t');
    }));

  it('leaves nothing behind, and makes no folder', () =>
    withInstallation(async ({ project: { root }, examine }) => {
      await rm(join(root, 'data'), { recursive: true });
      const files = createFiles(root);
      const before = [await files.list('.', true), await files.folders('.')];
      await examine();
      expect([await files.list('.', true), await files.folders('.')]).toEqual(before);
    }));
});
