/** A request of either client protocol, as far as the floor reads it. */
export interface ClientBody {
  model: string;
  stream: boolean;
  system?: Content;
  messages: Message[];
  tools?: {
    name: string;
    description: string;
    input_schema: object;
    function?: { name: string; description: string; parameters: object };
  }[];
}

type Content = string | null | Block[];
interface Block {
  type: string;
  text?: string;
  id?: string;
  name?: string;
  input?: object;
  tool_use_id?: string;
  content?: string;
}
interface Message {
  role: string;
  content: Content;
  tool_call_id?: string;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
}

/** The client's request as the upstream wants it. Nothing is checked. */
export function toUpstreamRequest({ model, system, messages, tools = [] }: ClientBody): object {
  const isChat = messages[0]?.role === 'system';
  const head = textOf(isChat ? messages[0]!.content : (system ?? ''));
  const history = messages.slice(isChat ? 1 : 0).map(toUpstreamMessage);
  const first = history[0]?.userInputMessage;
  if (first) first.content = `${head}\n\n${first.content}`;
  const current = history.pop()?.userInputMessage;
  const specifications = tools.map((tool) => ({
    toolSpecification: {
      name: tool.function?.name ?? tool.name,
      description: tool.function?.description ?? tool.description,
      inputSchema: { json: tool.function?.parameters ?? tool.input_schema },
    },
  }));
  const userInputMessageContext = { ...current?.userInputMessageContext, tools: specifications };
  const currentMessage = { userInputMessage: { ...current, userInputMessageContext, modelId: model } };
  return {
    conversationState: { chatTriggerType: 'MANUAL', conversationId: 'floor', history, currentMessage },
  };
}

function toUpstreamMessage({ role, content, tool_calls: calls = [], tool_call_id: resultId }: Message) {
  const blocks = Array.isArray(content) ? content : [];
  if (role === 'assistant') {
    const uses = blocks.filter(({ type }) => type === 'tool_use');
    const toolUses = [
      ...uses.map(({ id, name, input }) => ({ toolUseId: id, name, input })),
      ...calls.map(({ id, function: { name, arguments: json } }) => ({
        toolUseId: id,
        name,
        input: JSON.parse(json) as object,
      })),
    ];
    return { assistantResponseMessage: { content: textOf(content), toolUses } };
  }
  const results = resultId
    ? [{ tool_use_id: resultId, content }]
    : blocks.filter(({ type }) => type === 'tool_result');
  const toolResults = results.map((result) => ({
    toolUseId: result.tool_use_id,
    content: [{ text: result.content }],
  }));
  const text = resultId ? '' : textOf(content);
  return { userInputMessage: { content: text, userInputMessageContext: { toolResults } } };
}

function textOf(content: Content): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map(({ text }) => text ?? '').join('\n');
}
