import { type LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { type LogLevel } from '../config/app-config.js';
import { isoText } from '../time/iso-text.js';
import { logOutput } from './log-output.js';
import { redactSecrets } from './redact-secrets.js';

/** Classes of Nest that tell of every module and route at each start. */
const FRAMEWORK = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Writes what Nest and the services log as one JSON line each, without secrets. */
export class PinoLogger implements LoggerService {
  /** For lines with fields of their own; texts in them are the caller's responsibility. */
  readonly pino: Logger;

  constructor(level: LogLevel) {
    const options = { level, base: undefined, timestamp };
    this.pino = pino(options, logOutput());
  }

  fatal(message: unknown, ...context: unknown[]): void {
    this.pino.fatal(fieldsOf(context), toText(message));
  }

  error(message: unknown, ...context: unknown[]): void {
    this.pino.error(fieldsOf(context), toText(message));
  }

  warn(message: unknown, ...context: unknown[]): void {
    this.pino.warn(fieldsOf(context), toText(message));
  }

  log(message: unknown, ...context: unknown[]): void {
    const fields = fieldsOf(context);
    const level = FRAMEWORK.has(fields.context ?? '') ? 'debug' : 'info';
    this.pino[level](fields, toText(message));
  }

  debug(message: unknown, ...context: unknown[]): void {
    this.pino.debug(fieldsOf(context), toText(message));
  }

  verbose(message: unknown, ...context: unknown[]): void {
    this.pino.trace(fieldsOf(context), toText(message));
  }
}

/** The member of a line that tells when, as pino wants it. */
function timestamp(): string {
  return `,"time":"${isoText(Date.now())}"`;
}

/** Nest passes the stack, if any, and then the name of the class that logs. */
function fieldsOf(context: readonly unknown[]): { context?: string; stack?: string } {
  const texts = context.filter((value) => typeof value === 'string');
  const stack = texts.length > 1 ? texts[0] : undefined;
  return { context: texts.at(-1), ...(stack !== undefined && { stack: redactSecrets(stack) }) };
}

function toText(message: unknown): string {
  if (message instanceof Error) return redactSecrets(message.stack ?? message.message);
  return redactSecrets(typeof message === 'string' ? message : JSON.stringify(message));
}
