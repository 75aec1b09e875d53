import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { TurnError } from '@q2api/turn';
import type { Request, Response } from 'express';
import { CallerKeys } from './access/caller-keys.js';
import { AppModule } from './app.module.js';
import type { AppConfig } from './config/app-config.js';
import { projectRoot } from './config/project-root.js';
import { serveConsole } from './console/serve-console.js';
import { entrance } from './http/entrance.js';
import { LeanExpressAdapter } from './http/lean-express-adapter.js';
import { RequestGate } from './lifecycle/request-gate.js';
import { PinoLogger } from './logging/pino-logger.js';
import { serveDocs } from './serve-docs.js';

/**
 * Who is let in before anything of a body is read. A body for /v1 is taken from callers only; the guard asks everybody
 * again where the route is known.
 */
function admission(app: NestExpressApplication) {
  const gate = app.get(RequestGate);
  const keys = app.get(CallerKeys);
  return (request: Request, response: Response): TurnError | undefined => {
    const bringsBody = request.method === 'POST' && request.url.startsWith('/v1/');
    const refusal = bringsBody ? keys.refusalOf(request, response) : undefined;
    return refusal ?? gate.admit(request, response);
  };
}

/**
 * The whole gateway, with its database open and migrated, not yet listening.
 * @throws ConfigError when what it finds in DATA_DIR does not fit the configuration
 */
export async function createApp(config: AppConfig): Promise<NestExpressApplication> {
  const logger = new PinoLogger(config.logLevel);
  const adapter = new LeanExpressAdapter();
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config), adapter, {
    bodyParser: false,
    logger,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.disable('etag');
  adapter.setEntrance(entrance({ ...config, admit: admission(app), logger: logger.pino }));
  if (config.enableConsole) app.use(serveConsole(join(projectRoot, 'dist', 'apps', 'console')));
  serveDocs(app, config.version);
  await app.init();
  return app;
}
