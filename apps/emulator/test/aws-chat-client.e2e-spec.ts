import {
  AccessDeniedException,
  type ChatResponseStream,
  CodeWhispererStreaming,
  type GenerateAssistantResponseCommandInput,
  InternalServerException,
  type Tool,
  ThrottlingException,
  ValidationException,
} from '@aws/codewhisperer-streaming-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEMO_CREDENTIALS, type Emulator, startEmulator } from '../src/start-emulator.js';

let emulator: Emulator;
let client: CodeWhispererStreaming;

beforeAll(async () => {
  emulator = await startEmulator();
  client = createClient(DEMO_CREDENTIALS.accessToken);
});
beforeEach(() => emulator.reset());
afterAll(async () => {
  client.destroy();
  await emulator.close();
});

function createClient(token: string): CodeWhispererStreaming {
  return new CodeWhispererStreaming({
    endpoint: emulator.url,
    region: 'us-east-1',
    token: { token },
    maxAttempts: 1,
  });
}

function input(content: string, userMessage: object = {}): GenerateAssistantResponseCommandInput {
  return {
    conversationState: {
      chatTriggerType: 'MANUAL',
      currentMessage: { userInputMessage: { content, origin: 'CLI', ...userMessage } },
    },
  };
}

async function collect(stream: AsyncIterable<ChatResponseStream> | undefined): Promise<ChatResponseStream[]> {
  const events: ChatResponseStream[] = [];
  for await (const event of stream ?? []) events.push(event);
  return events;
}

async function chat(request: GenerateAssistantResponseCommandInput): Promise<ChatResponseStream[]> {
  return collect((await client.generateAssistantResponse(request)).generateAssistantResponseResponse);
}

function textOf(events: ChatResponseStream[]): string {
  return events.map((event) => event.assistantResponseEvent?.content ?? '').join('');
}

const WEATHER: Tool = {
  toolSpecification: {
    name: 'get_weather',
    description: 'Current weather',
    inputSchema: { json: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } },
  },
};

describe("AWS's own streaming client", () => {
  it('reads a text answer with conversation id and usage', async () => {
    const reply = await client.generateAssistantResponse(input('Grüße 👋', { modelId: 'claude-sonnet-4' }));
    expect(reply.conversationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(reply.$metadata.requestId).toBe(emulator.requests()[0]?.requestId);
    const events = await collect(reply.generateAssistantResponseResponse);
    expect(textOf(events)).toBe('This is claude-sonnet-4, played by the emulator.\n\nYou said: Grüße 👋');
    const usage = events.find((event) => event.metadataEvent)?.metadataEvent?.tokenUsage;
    expect(usage?.totalTokens).toBe((usage?.uncachedInputTokens ?? 0) + (usage?.outputTokens ?? 0));
  });

  it.each(['frame', 'random', 'byte'])('reads the same text when the bytes are cut by %s', async (cut) => {
    const whole = textOf(await chat(input('你好 [[emulator:cut "whole"]]')));
    const events = await chat(input(`你好 [[emulator:cut "${cut}"]]`));
    expect(textOf(events)).toBe(whole.replace('whole', cut));
  });

  it('completes a round with a tool', async () => {
    const question = 'Weather? Use the get_weather tool with {"city": "Oslo"}';
    const context = { tools: [WEATHER] };
    const uses = (await chat(input(question, { userInputMessageContext: context }))).flatMap(
      (event) => event.toolUseEvent ?? [],
    );
    const toolUseId = uses[0]?.toolUseId;
    expect(uses.every((use) => use.toolUseId === toolUseId && use.name === 'get_weather')).toBe(true);
    const toolInput: unknown = JSON.parse(uses.map((use) => use.input ?? '').join(''));
    expect(toolInput).toEqual({ city: 'Oslo' });
    expect(uses.at(-1)?.stop).toBe(true);

    const request = input('', {
      userInputMessageContext: {
        ...context,
        toolResults: [{ toolUseId, status: 'success', content: [{ text: '7 C, rain' }] }],
      },
    });
    request.conversationState!.history = [
      { userInputMessage: { content: question, origin: 'CLI' } },
      {
        assistantResponseMessage: {
          content: ' ',
          toolUses: [{ toolUseId, name: 'get_weather', input: { city: 'Oslo' } }],
        },
      },
    ];
    expect(textOf(await chat(request))).toContain('The tool answered: 7 C, rain');
  });

  it('reads thinking and may replay it, but not with a changed text', async () => {
    const request = input('Think!', { modelId: 'claude-opus-4.6' });
    request.additionalModelRequestFields = { output_config: { effort: 'max' } };
    const events = (await chat(request)).flatMap((event) => event.reasoningContentEvent ?? []);
    const text = events.map((event) => event.text ?? '').join('');
    const signature = events.at(-1)?.signature;
    expect(text).toContain('I am thinking about: Think!');
    const replay = (replayed: string) => {
      const next = input('And now?');
      next.conversationState!.history = [
        { userInputMessage: { content: 'Think!' } },
        {
          assistantResponseMessage: {
            content: 'Done.',
            reasoningContent: { reasoningText: { text: replayed, signature } },
          },
        },
      ];
      return chat(next);
    };
    expect(textOf(await replay(text))).toContain('And now?');
    await expect(replay(`${text}!`)).rejects.toMatchObject({ reason: 'THINKING_SIGNATURE_INVALID' });
  });

  it('sends images and documents as bytes that the emulator accepts', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const events = await chat(
      input('What is this?', {
        images: [{ format: 'png', source: { bytes: png } }],
        documents: [{ name: 'notes', format: 'txt', source: { bytes: Buffer.from('hello') } }],
      }),
    );
    expect(textOf(events)).toContain(`You showed me an image (png, ${png.length} bytes).`);
    expect(textOf(events)).toContain('You gave me “notes” (txt, 5 bytes).');
  });

  it('throws the modelled exception of the middle of a stream, after the text before it', async () => {
    const reply = await client.generateAssistantResponse(
      input('[[emulator:mid-stream-exception {"exception": "error", "message": "Broken", "after": 2}]]'),
    );
    const events: ChatResponseStream[] = [];
    const reading = (async () => {
      for await (const event of reply.generateAssistantResponseResponse ?? []) events.push(event);
    })();
    await expect(reading).rejects.toThrow(InternalServerException);
    expect(events.filter((event) => event.assistantResponseEvent)).toHaveLength(2);
  });

  it('throws an unmodelled exception by its name', async () => {
    const request = input('[[emulator:early-exception "throttled"]]');
    await expect(chat(request)).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  it('throws what a corrupt frame deserves', async () => {
    await expect(chat(input('[[emulator:bad-crc]]'))).rejects.toThrow(/checksum/i);
  });

  it('throws ThrottlingException with its reason', async () => {
    const failure = await client
      .generateAssistantResponse(input('[[emulator:error "daily-limit"]]'))
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ThrottlingException);
    expect(failure).toMatchObject({ reason: 'DAILY_REQUEST_COUNT', $metadata: { httpStatusCode: 429 } });
  });

  it('throws ValidationException with its reason', async () => {
    const failure = await chat(input('Hi', { modelId: 'claude-unheard-of' })).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ValidationException);
    expect(failure).toMatchObject({ reason: 'INVALID_MODEL_ID', $metadata: { httpStatusCode: 400 } });
  });

  it('throws AccessDeniedException for an unknown bearer', async () => {
    const stranger = createClient('unknown');
    const failure = await stranger.generateAssistantResponse(input('Hi')).catch((error: unknown) => error);
    stranger.destroy();
    expect(failure).toBeInstanceOf(AccessDeniedException);
    expect(failure).toMatchObject({ message: 'The bearer token included in the request is invalid.' });
  });

  it('reads SendMessage, also as a dry run', async () => {
    const { conversationState } = input('Hi');
    const reply = await client.sendMessage({ conversationState, source: 'CLI' });
    expect(textOf(await collect(reply.sendMessageResponse))).toContain('You said: Hi');
    const dryRun = await client.sendMessage({ conversationState, dryRun: true });
    expect(await collect(dryRun.sendMessageResponse)).toEqual([{ dryRunSucceedEvent: {} }]);
  });
});
