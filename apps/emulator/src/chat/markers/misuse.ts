import { ServiceError } from '../../server/service-error.js';

/** A test asked the emulator for something it does not know. The code is no AWS name, so nobody takes it for one. */
export function misuse(message: string): ServiceError {
  return new ServiceError(400, 'EmulatorMisuseException', `Emulator: ${message}`);
}
