/** True when other machines can reach the port: the address is neither this machine's own nor its name for itself. */
export function listensOnNetwork(host: string): boolean {
  return host !== 'localhost' && host !== '::1' && !host.startsWith('127.');
}
