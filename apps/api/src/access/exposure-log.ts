import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { exposureWarnings } from './exposure-warnings.js';

/** Says at the start what other machines may do that they perhaps should not. */
@Injectable()
export class ExposureLog implements OnApplicationBootstrap {
  private readonly logger = new Logger('access');

  constructor(private readonly config: AppConfig) {}

  onApplicationBootstrap(): void {
    for (const warning of exposureWarnings(this.config)) this.logger.warn(warning);
  }
}
