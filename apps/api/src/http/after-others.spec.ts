import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { afterOthers } from './after-others.js';

describe('afterOthers', () => {
  it('lets what has arrived be read and passed on first', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const [socket] = (await once(server, 'connection')) as [Socket];
    const order: string[] = [];
    const passedOn = new Promise<void>((resolve) => {
      socket.on('data', () =>
        setImmediate(() => {
          order.push('passed on');
          resolve();
        }),
      );
    });

    client.write('an event');
    await new Promise<void>((resolve) => {
      afterOthers(() => {
        order.push('called back');
        resolve();
      });
    });
    await passedOn;

    expect(order).toEqual(['passed on', 'called back']);
    client.destroy();
    server.close();
  });
});
