/** Why the content behind a URL could not be had, in words for the client. */
export class RemoteContentError extends Error {
  override readonly name = 'RemoteContentError';
}
