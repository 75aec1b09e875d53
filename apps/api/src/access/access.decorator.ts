import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiSecurity } from '@nestjs/swagger';

/**
 * `caller`: who holds an API key. `admin`: who operates the gateway. `sign-in`: who may become an admin by a password,
 * that is everyone when one is set, else the same as `admin`. `public`: everyone.
 */
export type AccessLevel = 'caller' | 'admin' | 'sign-in' | 'public';

export const ACCESS_LEVEL = Symbol('access level');

/** Declares who may use a route or all routes of a controller. A route without it is closed. */
export function Access(level: AccessLevel): ClassDecorator & MethodDecorator {
  const documented = {
    caller: [ApiBearerAuth('API key'), ApiSecurity('x-api-key')],
    admin: [ApiBearerAuth('Admin password')],
    'sign-in': [],
    public: [],
  } satisfies Record<AccessLevel, (ClassDecorator & MethodDecorator)[]>;
  return applyDecorators(SetMetadata(ACCESS_LEVEL, level), ...documented[level]);
}
