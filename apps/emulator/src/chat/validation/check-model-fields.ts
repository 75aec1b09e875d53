import { type AmazonQDocument } from '@q2api/amazonq-types';
import { Ajv, type ValidateFunction } from 'ajv';
import { type EmulatedModel } from '../../management/models.js';
import { ServiceError } from '../../server/service-error.js';
import { type Entitlements } from './entitlements.js';

const ajv = new Ajv({ strict: false });
const validators = new Map<string, ValidateFunction>();

/** `additionalModelRequestFields` must fit the schema that the catalogue shows; a model without one takes none. */
export function checkModelFields(
  fields: AmazonQDocument | undefined,
  model: EmulatedModel,
  account: Pick<Entitlements, 'refusesModelFields'>,
): void {
  if (fields === undefined) return;
  const schema = model.additionalModelRequestFieldsSchema;
  if (!schema || account.refusesModelFields) {
    throw invalidFields('additionalModelRequestFields is not supported for this model.');
  }
  const validate = validators.get(model.modelId) ?? ajv.compile(schema);
  validators.set(model.modelId, validate);
  if (!validate(fields)) {
    const why = ajv.errorsText(validate.errors, { dataVar: 'additionalModelRequestFields' });
    throw invalidFields(`Invalid additionalModelRequestFields: ${why}.`);
  }
}

function invalidFields(message: string): ServiceError {
  return new ServiceError(400, 'ValidationException', message);
}
