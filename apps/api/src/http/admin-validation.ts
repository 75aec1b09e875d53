import { ValidationPipe } from '@nestjs/common';

/** Checks the bodies and queries of /v2 against their classes; fields that those do not have are refused by name. */
export const adminValidation = new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
});
