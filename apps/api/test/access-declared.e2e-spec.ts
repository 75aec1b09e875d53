import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { ACCESS_LEVEL } from '../src/access/access.decorator.js';
import { AppConfig } from '../src/config/app-config.js';
import { createApp } from '../src/create-app.js';

/** Metadata that Nest's route decorators leave at a method. */
const ROUTE_PATH = 'path';

it('every route that is registered declares who may use it', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'q2api-access-'));
  const app = await createApp(new AppConfig({ dataDir, logLevel: 'silent' }));
  const reflector = new Reflector();
  const levels = new Map<string, unknown>();
  for (const { controllers } of app.get(ModulesContainer).values()) {
    for (const { metatype, name } of controllers.values()) {
      const prototype = (metatype as new () => object).prototype as Record<string, () => void>;
      for (const method of new MetadataScanner().getAllMethodNames(prototype)) {
        const handler = prototype[method];
        if (handler === undefined || Reflect.getMetadata(ROUTE_PATH, handler) === undefined) continue;
        levels.set(
          `${name}.${method}`,
          reflector.getAllAndOverride(ACCESS_LEVEL, [handler, metatype as never]),
        );
      }
    }
  }
  await app.close();
  await rm(dataDir, { recursive: true, force: true });

  expect(levels.size).toBeGreaterThan(15);
  const undeclared = [...levels].filter(
    ([, level]) => !['caller', 'admin', 'sign-in', 'public'].includes(String(level)),
  );
  expect(undeclared).toEqual([]);
});
