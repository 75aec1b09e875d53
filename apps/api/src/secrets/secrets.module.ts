import { Global, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { AppConfig } from '../config/app-config.js';
import { Transactions } from '../database/transactions.js';
import { MetadataEntity } from './metadata.entity.js';
import { openCipher } from './open-cipher.js';
import { SecretCipher } from './secret-cipher.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([MetadataEntity])],
  providers: [
    {
      provide: SecretCipher,
      inject: [AppConfig, getDataSourceToken(), Transactions],
      useFactory: openCipher,
    },
  ],
  exports: [SecretCipher],
})
export class SecretsModule {}
