import { ValidateIf } from 'class-validator';

/** The property may be left out, but not be null. */
export function MayBeMissing(): PropertyDecorator {
  return ValidateIf((_object, value) => value !== undefined);
}
