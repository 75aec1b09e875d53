import type {
  ContentBlock,
  DocumentBlock,
  ImageBlock,
  Message,
  ToolResultContent,
  TurnRequest,
  UrlSource,
} from '@q2api/turn';

/** An image or document that is named by its URL. */
export type UrlBlock = (ImageBlock | DocumentBlock) & { source: UrlSource };

/** All blocks with a URL, in tool results as well, with the path of their message. */
export function urlBlocksOf({ messages }: TurnRequest): { block: UrlBlock; path: string }[] {
  const found: { block: UrlBlock; path: string }[] = [];
  messages.forEach(({ content }, index) => {
    const look = (block: ContentBlock | ToolResultContent) => {
      if (block.type === 'tool-result') block.content.forEach(look);
      else if (isUrlBlock(block)) found.push({ block, path: `messages.${index}` });
    };
    content.forEach(look);
  });
  return found;
}

/** The same conversation with other blocks in place of those with a URL. */
export function replaceUrlBlocks(
  turn: TurnRequest,
  replacements: ReadonlyMap<UrlBlock, ImageBlock | DocumentBlock>,
): TurnRequest {
  const replace = <Block extends ContentBlock | ToolResultContent>(
    block: Block,
  ): Block | ImageBlock | DocumentBlock => (isUrlBlock(block) && replacements.get(block)) || block;
  const messages = turn.messages.map((message): Message => ({
    ...message,
    content: message.content.map((block) =>
      block.type === 'tool-result' ? { ...block, content: block.content.map(replace) } : replace(block),
    ),
  }));
  return { ...turn, messages };
}

function isUrlBlock(block: ContentBlock | ToolResultContent): block is UrlBlock {
  return (block.type === 'image' || block.type === 'document') && block.source.type === 'url';
}
