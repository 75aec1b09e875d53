import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AuthModule } from './auth/auth.module.js';
import { ChatTestModule } from './chat-test/chat-test.module.js';
import { ClaudeModule } from './claude/claude.module.js';
import { AppConfig } from './config/app-config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DryRunModule } from './dry-run/dry-run.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';
import { LifecycleModule } from './lifecycle/lifecycle.module.js';
import { OpenAiModule } from './openai/openai.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { OverviewModule } from './overview/overview.module.js';
import { SecretsModule } from './secrets/secrets.module.js';
import { SettingsModule } from './settings/settings.module.js';
import { TimeModule } from './time/time.module.js';
import { TurnsModule } from './turns/turns.module.js';

@Module({
  imports: [
    // First, because Express asks route after route in this order.
    ClaudeModule,
    OpenAiModule,
    TimeModule,
    DatabaseModule,
    SecretsModule,
    HttpModule,
    LifecycleModule,
    AccessModule,
    AccountsModule,
    AuthModule,
    OperationsModule,
    DryRunModule,
    HealthModule,
    ChatTestModule,
    OverviewModule,
    SettingsModule,
    TurnsModule,
  ],
})
export class AppModule {
  static forRoot(config: AppConfig): DynamicModule {
    return { module: AppModule, imports: [ConfigModule.forRoot(config)] };
  }
}
