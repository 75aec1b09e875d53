import {
  static as serveStatic,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import helmet from 'helmet';

/** Addresses of the API: whatever is not found there is no page of the console. */
const API = /^\/(?:v1|v2|docs|docs-json|healthz|api)(?:\/|$)/;

const ONE_YEAR_S = 31_536_000;

/**
 * Serves the console's files, and its page for every other address that a browser opens: which page is shown is
 * decided in the browser. Files below /assets have a hash in their names and never change.
 */
export function serveConsole(directory: string): RequestHandler {
  const files = serveStatic(directory, { index: 'index.html', redirect: false, setHeaders: setCacheHeaders });
  const protect = helmet({ contentSecurityPolicy: { useDefaults: false, directives: CSP }, hsts: false });
  return (request: Request, response: Response, next: NextFunction) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || API.test(request.path)) return next();
    protect(request, response, () => {
      files(request, response, () => {
        if (!opensPage(request)) return next();
        setCacheHeaders(response, 'index.html');
        // Without the file the request falls through to the API's 404.
        response.sendFile('index.html', { root: directory, cacheControl: false }, (error) => {
          if (error && !response.headersSent) next();
        });
      });
    });
  };
}

/** Only what a browser shows as a page gets one; a missing file stays missing. */
function opensPage({ path, headers }: Request): boolean {
  return !path.startsWith('/assets/') && headers.accept?.includes('text/html') === true;
}

function setCacheHeaders(response: Response, file: string): void {
  const isHashed = /[\\/]assets[\\/]/.test(file);
  response.setHeader('cache-control', isHashed ? `public, max-age=${ONE_YEAR_S}, immutable` : 'no-cache');
}

const CSP = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  // The component kit sets style attributes.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};
