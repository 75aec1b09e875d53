import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { AppConfig } from '../config/app-config.js';
import { dataSourceOptions } from './data-source-options.js';
import { LeaseEntity } from './lease.entity.js';
import { Leases } from './leases.js';
import { openDataSource } from './open-data-source.js';
import { prepareDataDirectory } from './prepare-data-directory.js';
import { Transactions } from './transactions.js';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [AppConfig],
      useFactory: async (config: AppConfig) => {
        await prepareDataDirectory(config);
        // The second attempt is for a process that found another one in the middle of the same migration.
        return { ...dataSourceOptions(config), autoLoadEntities: true, retryAttempts: 2, retryDelay: 500 };
      },
      dataSourceFactory: (options) => openDataSource(options as DataSourceOptions),
    }),
    TypeOrmModule.forFeature([LeaseEntity]),
  ],
  providers: [Leases, Transactions],
  exports: [Leases, Transactions],
})
export class DatabaseModule {}
