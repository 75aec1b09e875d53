/**
 * The few words this gateway adds of its own because the upstream refuses an empty place (observed:
 * "Improperly formed request."). They carry no instruction beyond what the position already means.
 */

/** The user turn after a trailing assistant turn: the upstream answers user turns only. */
export const CONTINUE = 'Continue.';

/** Content of a user turn that only answers tool uses. */
export const TOOL_RESULTS = 'Tool results:';

/** Content of a user turn that has images or documents only, or nothing at all. */
export const NO_TEXT = '(no text)';

/** Content of an assistant turn that only uses tools. */
export const ONLY_TOOL_USES = ' ';

/** Content of a tool result that came back empty. */
export const NO_OUTPUT = '(no output)';

/** Result of a tool use that the client never answered (Q CLI uses the same words). */
export const CANCELLED = 'Tool use was cancelled by the user';
