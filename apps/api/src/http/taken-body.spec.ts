import { Controller, Module, Post, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request } from 'express';
import { TakenBody } from './taken-body.js';

@Controller()
class Probe {
  @Post()
  answer(@TakenBody() body: unknown, @Req() request: Request): object {
    return { body, left: request.body === undefined ? 'nothing' : 'something' };
  }
}

@Module({ controllers: [Probe] })
class ProbeModule {}

let app: NestExpressApplication;
beforeAll(async () => {
  app = await NestFactory.create<NestExpressApplication>(ProbeModule, { logger: false });
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());

describe('TakenBody', () => {
  it('gives the body and leaves none in the request', async () => {
    const response = await fetch(await app.getUrl(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    expect(await response.json()).toEqual({ body: { a: 1 }, left: 'nothing' });
  });
});
