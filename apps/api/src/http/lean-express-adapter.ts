import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import type { NestApplicationOptions } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import express, { type Express, type Request, type Response } from 'express';
import type { Entrance } from './entrance.js';
import { settleHeaders } from './head.js';

/**
 * Nest on Express, without the most expensive thing that Express does. It changes the prototype of every request and
 * response, after which V8 (of Node 20) takes the slow path at each access to them: two thirds of the CPU time of a
 * small request. Here they are born with that prototype, so nothing is changed.
 */
export class LeanExpressAdapter extends ExpressAdapter {
  private readonly express: Express;
  private entrance: Entrance = (request, response, onward) => onward(request, response);

  constructor() {
    const instance = express();
    super(instance);
    this.express = instance;
  }

  /** What comes before Express, because each layer of its stack costs every request. */
  setEntrance(entrance: Entrance): void {
    this.entrance = entrance;
  }

  /** For plain HTTP only: TLS ends before the gateway. */
  override initHttpServer({ httpsOptions, forceCloseConnections }: NestApplicationOptions = {}): void {
    if (httpsOptions || forceCloseConnections) throw new Error('LeanExpressAdapter knows neither option.');
    this.httpServer = createServer(bornAsExpress(this.express), (request, response) =>
      this.entrance(request as Request, response as Response, this.express),
    );
  }
}

/** Classes of Node whose instances already are what Express would make of them. */
function bornAsExpress(app: Express): {
  IncomingMessage: typeof IncomingMessage;
  ServerResponse: typeof ServerResponse;
} {
  class ExpressRequest extends IncomingMessage {}
  class ExpressResponse<Request extends IncomingMessage> extends ServerResponse<Request> {
    override writeHead(status: number, ...rest: never[]): this {
      settleHeaders(this);
      return super.writeHead(status, ...rest);
    }
  }
  adopt(ExpressRequest.prototype, express.request, app);
  adopt(ExpressResponse.prototype, express.response, app);
  Object.assign(app, { request: ExpressRequest.prototype, response: ExpressResponse.prototype });
  return { IncomingMessage: ExpressRequest, ServerResponse: ExpressResponse };
}

function adopt(prototype: object, members: object, app: Express): void {
  Object.defineProperties(prototype, Object.getOwnPropertyDescriptors(members));
  Object.defineProperty(prototype, 'app', { value: app, configurable: true, writable: true });
}
