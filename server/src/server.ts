import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { buildApp } from './app';
import type { Config } from './config';
import { migrations } from './db/migrations';
import { openNodes } from './db/nodes';
import { openDatabase } from './db/open';
import type { DatabaseLocation } from './db/open';
import type { Database } from './db/schema';
import { checkMerchants } from './demo/guard';
import { seedDemo } from './demo/seed';
import { httpReceiver } from './domain/webhooks/http';
import { codePictures } from './domain/pictures/code-pictures';
import { createCardWithdrawals } from './jobs/card-withdrawals';
import { createPurge } from './jobs/purge';
import { createImporter } from './jobs/importer';
import { systemRest } from './jobs/rest';
import { createStoreIndexer } from './jobs/store-indexer';
import { createSchemeQueue } from './jobs/scheme-queue';
import { builtPages, builtWriter } from './paths';
import { createCardUpdater } from './jobs/card-updater';
import { createTapCounter } from './jobs/tap-counter';
import { createWebhookSender } from './jobs/webhook-sender';
import { openPlatform } from './platform';
import type { Platform } from './platform';
import { databaseAuthenticators } from './plugins/authenticators';
import { systemClock, systemRandom } from './ports';
import { openPress } from './printing/open-press';
import { createGapFiller } from './realtime/gap-filler';
import { createPendingTaps } from './realtime/pending-taps';
import { createPresence } from './realtime/presence';
import { createQueueNumbers } from './realtime/queue-numbers';
import { createTapBus } from './realtime/tap-bus';
import { everyRoom } from './rooms';
import { createId } from './security/ids';
import { loadSecretKeys } from './security/secret-key-file';
import { publicAddresses } from './security/public-address';
import { createSecretBox } from './security/secrets';
import type { Services } from './services';

export interface RunningServer {
  readonly app: FastifyInstance;
  /** Where it listens. */
  readonly url: string;
  /** For the operator, when there is something to say; else null. */
  readonly notice: string | null;
  close(): Promise<void>;
}

function versionOf(root: string): string {
  const parsed: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const version =
    typeof parsed === 'object' && parsed !== null && 'version' in parsed ? parsed.version : null;
  return typeof version === 'string' ? version : '0.0.0';
}

/** The address as this machine reaches it: a wildcard address is no place to call. */
function reachable(config: Config, port: number): string {
  const host = ['0.0.0.0', '::'].includes(config.host) ? '127.0.0.1' : config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function locationOf({ databaseUrl, dataDir }: Config): DatabaseLocation {
  return databaseUrl === null ? { kind: 'file', dataDir } : { kind: 'postgres', url: databaseUrl };
}

/** The simulated platform pushes card events to us, as WeChat would once the message URL is saved. */
async function receivePushes(platform: Platform, url: string, pushId: string): Promise<void> {
  const { running, credentials } = platform.simulator ?? {};
  if (!running || !credentials) return;
  await running.setPushUrl(credentials.serviceAccount.appId, `${url}/api/v1/wechat/${pushId}/messages`);
}

/** Ends what was opened, last first; one that fails does not keep the others open. */
async function closeAll(closers: (() => Promise<void>)[]): Promise<void> {
  for (const close of closers.reverse()) await close().catch(() => undefined);
}

/** Starts everything: database, migrations, WeChat or its simulation, demo data, background work, pages and API. */
export async function startServer(
  config: Config,
  root: string,
  log: FastifyBaseLogger,
): Promise<RunningServer> {
  const closers: (() => Promise<void>)[] = [];
  try {
    const secrets = createSecretBox(
      loadSecretKeys(config.dataDir, config.secretKey, systemRandom),
      systemRandom,
    );
    const location = locationOf(config);
    const open = await openDatabase<Database>(location, migrations, builtWriter());
    closers.push(() => open.close());
    const nodes = await openNodes(location, createId(systemRandom), log);
    closers.push(() => nodes.close());
    const notice = await checkMerchants(open.db, config.wechatMode);
    const platform = await openPlatform(config);
    closers.push(() => platform.close());

    const bus = createTapBus(nodes.channel);
    const services: Services = {
      config,
      db: open.db,
      durable: () => open.durable(),
      clock: systemClock,
      random: systemRandom,
      secrets,
      gateway: platform.gateway,
      locks: nodes.locks,
      bus,
      presence: createPresence(nodes.channel),
      pendingTaps: createPendingTaps(),
      queueNumbers: createQueueNumbers(bus, { clock: systemClock, random: systemRandom }),
      log,
      sleep: (milliseconds) => delay(milliseconds),
    };
    const demo = platform.simulator ? await seedDemo(services, platform.simulator.credentials) : null;
    const schemes = createSchemeQueue(services, { quietMs: 1_000 });
    closers.push(() => schemes.stop());
    const withdrawals = createCardWithdrawals(services);
    closers.push(() => withdrawals.stop());
    const purge = createPurge(services);
    closers.push(() => purge.stop());
    if (location.kind === 'postgres') {
      const gaps = createGapFiller({ ...services, channel: nodes.channel });
      closers.push(() => gaps.stop());
      gaps.start();
    }

    const press = openPress(root);
    closers.push(() => press.close());
    const app = await buildApp({
      services,
      authenticators: databaseAuthenticators(services),
      rooms: everyRoom({
        schemes,
        pictures: codePictures(services),
        press,
        db: services.db,
        version: versionOf(root),
      }),
      logger: log,
      pages: builtPages(root),
      ...(platform.simulator && { simulatorUrl: platform.simulator.running.url }),
    });
    closers.push(() => app.close());
    await app.listen({ host: config.host, port: config.port });
    const address = app.server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    const url = reachable(config, port);
    if (demo) await receivePushes(platform, url, demo.pushId);
    for (const loop of [
      createCardUpdater(services),
      createTapCounter(services),
      createStoreIndexer(services),
      createImporter(services, systemRest),
      createWebhookSender(services, httpReceiver(publicAddresses)),
    ]) {
      closers.push(() => loop.stop());
      loop.start();
    }
    schemes.start();
    withdrawals.start();
    purge.start();
    return { app, url, notice, close: () => closeAll(closers) };
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}
