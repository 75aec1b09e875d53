import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { isPublicAddress } from './is-public-address.js';
import { RemoteContentError } from './remote-content-error.js';

/** Finds the address of a host once, so that what was checked is what is connected to. */
@Injectable()
export class PublicAddressResolver {
  /**
   * @param hostname of a URL; IPv6 addresses in brackets
   * @throws RemoteContentError when it has no address, or any that is not of the open internet
   */
  async resolve(hostname: string): Promise<string> {
    const name = hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(name) === 0 ? await addressesOf(name) : [name];
    const [first] = addresses;
    // One private address among public ones is how a name is made to change its meaning.
    if (first === undefined || !addresses.every(isPublicAddress)) {
      throw new RemoteContentError('its host is not a public one');
    }
    return first;
  }
}

async function addressesOf(name: string): Promise<string[]> {
  try {
    return (await lookup(name, { all: true })).map(({ address }) => address);
  } catch (error) {
    throw new RemoteContentError('its host was not found', { cause: error });
  }
}
