import { ConfigError } from './config-error.js';

/** Reads typed values out of the environment. Problems are collected, so that one start names all of them. */
export class EnvReader {
  private readonly problems: string[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  /** The value without surrounding blanks; `undefined` when it is not set or empty. */
  text(name: string): string | undefined {
    return this.env[name]?.trim() || undefined;
  }

  /** Parts of a comma-separated list, without empty ones. */
  list(name: string): string[] | undefined {
    return this.text(name)
      ?.split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  /** A comma-separated list of `key=value`. */
  pairs(name: string): Map<string, string> | undefined {
    const pairs = new Map<string, string>();
    for (const part of this.list(name) ?? []) {
      const [key = '', value = '', ...rest] = part.split('=').map((text) => text.trim());
      if (key === '' || value === '' || rest.length > 0) {
        return this.refuse(name, `must be a list such as name=value,other=value; "${part}" is not a pair`);
      }
      if (pairs.has(key)) return this.refuse(name, `has "${key}" twice`);
      pairs.set(key, value);
    }
    return pairs.size > 0 ? pairs : undefined;
  }

  integer(name: string, { min, max }: { min: number; max: number }): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    return this.refuse(name, `must be a whole number from ${min} to ${max}, not "${text}"`);
  }

  /** A whole number of seconds, as milliseconds. */
  seconds(name: string, range: { min: number; max: number }): number | undefined {
    const value = this.integer(name, range);
    return value === undefined ? undefined : value * 1000;
  }

  boolean(name: string): boolean | undefined {
    const text = this.text(name)?.toLowerCase();
    if (text === undefined) return undefined;
    if (['true', '1', 'yes', 'on'].includes(text)) return true;
    if (['false', '0', 'no', 'off'].includes(text)) return false;
    return this.refuse(name, `must be true or false, not "${text}"`);
  }

  oneOf<const Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const choice = choices.find((candidate) => candidate === text.toLowerCase());
    return choice ?? this.refuse(name, `must be one of ${choices.join(', ')}, not "${text}"`);
  }

  /** An http(s) URL without a slash at its end. The text is not repeated in the problem: it may hold a password. */
  url(name: string): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!URL.canParse(text)) return this.refuse(name, 'must be a URL such as https://host:port');
    const { protocol } = new URL(text);
    if (protocol !== 'http:' && protocol !== 'https:') {
      return this.refuse(name, `must begin with http:// or https://, not ${protocol}//`);
    }
    return text.replace(/\/+$/, '');
  }

  /** Records a problem of a variable. */
  refuse(name: string, reason: string): undefined {
    this.problems.push(`${name} ${reason}`);
  }

  /** @throws ConfigError when anything was refused. */
  finish(): void {
    if (this.problems.length > 0) throw new ConfigError(this.problems);
  }
}
