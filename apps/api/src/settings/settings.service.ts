import { Injectable } from '@nestjs/common';
import type { Setting, Settings } from '@q2api/admin-contract';
import { AppConfig } from '../config/app-config.js';
import { Clock } from '../time/clock.js';
import { securityFindings } from './security-findings.js';
import { type CatalogueSetting, SETTING_CATALOGUE } from './setting-catalogue.js';

/** Shown instead of a secret. */
const HIDDEN = 'hidden';

/** The configuration as an operator may see it. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  read(): Settings {
    const uptimeSeconds = Math.round(process.uptime());
    return {
      version: this.config.version,
      health: {
        status: 'ok',
        startedAt: new Date(this.clock.now() - uptimeSeconds * 1000).toISOString(),
        uptimeSeconds,
        node: process.version,
        platform: `${process.platform} ${process.arch}`,
        database: this.config.databaseUrl === undefined ? 'sqlite' : 'postgres',
        memoryBytes: process.memoryUsage.rss(),
      },
      settings: SETTING_CATALOGUE.map((setting) => this.show(setting)),
      security: securityFindings(this.config),
      proxy: this.showProxy(),
    };
  }

  private show({ name, group, description, secret, read }: CatalogueSetting): Setting {
    const value = read(this.config);
    const text = value === undefined || value === '' ? null : String(value);
    return {
      name,
      group,
      value: text !== null && secret ? HIDDEN : text,
      secret: secret ?? false,
      source: this.config.sources.get(name) ?? 'default',
      description,
    };
  }

  private showProxy(): Settings['proxy'] {
    const { httpProxy, noProxy } = this.config;
    if (httpProxy === undefined) return null;
    const { origin, username } = new URL(httpProxy);
    return { url: origin, hasCredentials: username !== '', noProxy: noProxy ?? null };
  }
}
