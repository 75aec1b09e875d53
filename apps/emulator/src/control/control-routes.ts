import { type AccountOptions } from '../accounts/account.js';
import { MODIFIERS } from '../chat/scenarios/modifiers.js';
import { SCENARIOS } from '../chat/scenarios/scenarios.js';
import { type Emulator, type FaultRequest, type IssueCredentialsOptions } from '../emulator.js';
import { ERROR_ROWS } from '../faults/error-rows.js';
import { type RequestFilter } from '../recording/request-log.js';
import { type JsonObject } from '../server/json.js';
import { type EmulatorSettings } from '../settings.js';

interface ControlInput {
  /** The variable part of the path, '' when there is none. */
  id: string;
  query: JsonObject;
  body: JsonObject;
}

/** Does what one method of `Emulator` does, for other processes; `undefined` is answered with 204. */
type Control = (emulator: Emulator, input: ControlInput) => object | undefined | void;

/** `METHOD path`, where `*` stands for an id. */
export const CONTROL_ROUTES: Record<string, Control> = {
  'POST reset': (emulator) => emulator.reset(),
  'GET settings': (emulator) => emulator.settings(),
  'PATCH settings': (emulator, { body }) => emulator.configure(body as Partial<EmulatorSettings>),
  'GET requests': (emulator, { query }) => emulator.requests(query as RequestFilter),
  'POST credentials': (emulator, { body }) => emulator.issueCredentials(body as IssueCredentialsOptions),
  'GET accounts': (emulator) => emulator.accounts(),
  'GET accounts/*': (emulator, { id }) => emulator.account(id),
  'PATCH accounts/*': (emulator, { id, body }) => emulator.changeAccount(id, body as AccountOptions),
  'POST accounts/*/expire-access-tokens': (emulator, { id }) => emulator.expireAccessTokens(id),
  'POST accounts/*/expire-registration': (emulator, { id }) => emulator.expireRegistration(id),
  'GET faults': (emulator) => emulator.faults(),
  'POST faults': (emulator, { body }) => emulator.inject(body as FaultRequest),
  'DELETE faults': (emulator) => emulator.clearFaults(),
  'DELETE faults/*': (emulator, { id }) => emulator.clearFaults(Number(id)),
  'GET device-logins': (emulator) => emulator.deviceLogins(),
  'POST device-logins/*/approve': (emulator, { id, body }) =>
    emulator.approveDeviceLogin(id, typeof body['accountId'] === 'string' ? body['accountId'] : undefined),
  'POST device-logins/*/deny': (emulator, { id }) => emulator.denyDeviceLogin(id),
  'GET scenarios': () => ({
    scenarios: Object.keys(SCENARIOS),
    modifiers: Object.keys(MODIFIERS),
    errors: Object.keys(ERROR_ROWS),
  }),
};
