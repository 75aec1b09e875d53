import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** IPv6 addresses that are given out for the internet; what lies outside is for special uses (RFC 4291). */
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * True for an address of the open internet. Everything with a special use is refused, of IPv4 and IPv6: loopback,
 * private, link-local (with the cloud's metadata), shared, multicast, reserved, and IPv6 forms that hold an IPv4 address.
 * @param address without brackets or zone
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}
