import { join } from 'node:path';
import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { projectRoot } from '../config/project-root.js';
import { serveConsole } from './serve-console.js';

/** The console as `npm run build:console` writes it. */
@Module({})
export class ConsoleModule implements NestModule {
  constructor(private readonly config: AppConfig) {}

  configure(consumer: MiddlewareConsumer): void {
    if (!this.config.enableConsole) return;
    consumer.apply(serveConsole(join(projectRoot, 'dist', 'apps', 'console'))).forRoutes('{*path}');
  }
}
