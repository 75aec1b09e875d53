import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TrafficCleaning } from './traffic-cleaning.schedule.js';
import { FirstTokenTimeEntity, TrafficEntity } from './traffic.entity.js';
import { TrafficReader } from './traffic-reader.js';

/** How much is served: figures by minute and hour, for the console. */
@Module({
  imports: [TypeOrmModule.forFeature([TrafficEntity, FirstTokenTimeEntity])],
  providers: [TrafficCleaning, TrafficReader],
  exports: [TrafficReader],
})
export class TrafficModule {}
