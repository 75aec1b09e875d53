import { ApiBody } from '@nestjs/swagger';

/** Shows a body that works in the API reference; what else may be in it is the published protocol's to tell. */
export function ExampleBody(example: object): MethodDecorator {
  return ApiBody({ required: true, schema: { type: 'object', additionalProperties: true, example } });
}
