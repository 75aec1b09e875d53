/** AWS's model allows 10,240 characters and Q CLI cuts at 10,004; both count what we send, so the pointer included. */
const MAX_LENGTH = 10_000;
/** A line break this close to the limit is a better place to cut than the limit. */
const LINE_BREAK_WINDOW = 1_000;

export interface SplitDescription {
  description: string;
  /** What did not fit, with a title that the description points to: to be placed in the system text. */
  documentation?: string;
}

/**
 * Cuts a tool description that the upstream would refuse. Nothing is lost: the description ends with a pointer to
 * the system text, which carries on where it stops. `name` is the tool's name as the model sees it.
 */
export function splitDescription(name: string, description: string): SplitDescription {
  if (description.length <= MAX_LENGTH) return { description };
  const title = `Description of the tool ${name}, continued:`;
  const pointer = `\n(Continued in the system text under "${title}")`;
  const end = cutPosition(description, MAX_LENGTH - pointer.length);
  return {
    description: description.slice(0, end) + pointer,
    documentation: `${title}\n${description.slice(end)}`,
  };
}

function cutPosition(text: string, limit: number): number {
  const lineBreak = text.lastIndexOf('\n', limit);
  if (lineBreak > limit - LINE_BREAK_WINDOW) return lineBreak;
  const isInsidePair = (text.charCodeAt(limit - 1) & 0xfc00) === 0xd800;
  return isInsidePair ? limit - 1 : limit;
}
