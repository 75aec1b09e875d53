import { Module } from '@nestjs/common';
import { PublicAddressResolver } from './public-address-resolver.js';
import { RemoteContent } from './remote-content.js';
import { RemoteFetcher } from './remote-fetcher.js';

@Module({ providers: [PublicAddressResolver, RemoteContent, RemoteFetcher], exports: [RemoteContent] })
export class RemoteContentModule {}
