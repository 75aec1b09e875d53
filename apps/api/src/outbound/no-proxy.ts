/** Hosts that are reached without the proxy, as NO_PROXY names them. */
export class NoProxy {
  private readonly rules: readonly Rule[];

  /**
   * @param list host names and addresses, separated by commas or blanks, each with an optional port. A name stands for
   *   its subdomains too, with or without a dot before it; `*` stands for all hosts (as curl reads it).
   */
  constructor(list = '') {
    this.rules = list
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((entry) => entry !== '')
      .map(toRule);
  }

  matches({ hostname, port, protocol }: URL): boolean {
    const effectivePort = port || (protocol === 'https:' ? '443' : '80');
    return this.rules.some(
      (rule) =>
        (rule.port === undefined || rule.port === effectivePort) &&
        (rule.host === '*' || hostname === rule.host || hostname.endsWith(`.${rule.host}`)),
    );
  }
}

interface Rule {
  host: string;
  port: string | undefined;
}

/** An IPv6 address may stand in brackets, and must when a port follows. */
const ENTRY = /^(?:\[(?<ipv6>[^\]]+)\]|(?<host>[^:]+))(?::(?<port>\d+))?$/;

function toRule(entry: string): Rule {
  const { ipv6, host, port } = ENTRY.exec(entry)?.groups ?? { ipv6: entry };
  // A URL's hostname has the brackets.
  if (host === undefined) return { host: `[${ipv6}]`, port };
  return { host: host === '*' ? host : host.replace(/^\*?\./, ''), port };
}
