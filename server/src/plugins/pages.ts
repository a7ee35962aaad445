import { existsSync } from 'node:fs';
import helmet from '@fastify/helmet';
import httpProxy from '@fastify/http-proxy';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

export interface BuiltPages {
  /** `index.html`, `console/`, `pos/`, `assets/`: launcher, merchant console, front desk. */
  readonly console: string;
  /** The developer preview. */
  readonly preview: string;
}

/** The browser pages under a strict content security policy; the preview compiles templates at run time and has its own. */
export async function registerPages(app: FastifyInstance, built: BuiltPages): Promise<void> {
  if (existsSync(built.preview)) {
    await app.register(async (scope) => {
      await scope.register(fastifyStatic, {
        root: built.preview,
        prefix: '/preview',
        redirect: true,
        cacheControl: false,
      });
    });
  }
  if (existsSync(built.console)) {
    await app.register(async (scope) => {
      await scope.register(helmet, {
        contentSecurityPolicy: {
          useDefaults: false,
          directives: {
            defaultSrc: ["'self'"],
            imgSrc: ["'self'", 'data:', 'blob:'],
            styleSrc: ["'self'"],
            objectSrc: ["'none'"],
            baseUri: ["'none'"],
            formAction: ["'self'"],
            frameAncestors: ["'self'"],
          },
        },
        // Served over plain http on loopback by default; whoever terminates https sets it there.
        strictTransportSecurity: false,
        xFrameOptions: { action: 'sameorigin' },
      });
      await scope.register(fastifyStatic, {
        root: built.console,
        prefix: '/',
        redirect: true,
        cacheControl: false,
      });
    });
  }
}

/** Passes `/simulator/*` on to the simulated platform's own loopback port, for the preview's phones and their tests. */
export async function registerSimulatorProxy(app: FastifyInstance, simulatorUrl: string): Promise<void> {
  await app.register(httpProxy, { upstream: simulatorUrl, prefix: '/simulator', rewritePrefix: '' });
}
