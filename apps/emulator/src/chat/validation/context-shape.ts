import { boolean, document, integer, list, oneOf, string, struct, union } from './shape.js';

/**
 * UserInputMessageContext (AWS model codewhisperer-streaming 1.0.45; lengths of June 2025). Names and ids of
 * tools have reasons of their own and are checked with the tools.
 */

export const toolUseShape = struct({ toolUseId: string(), name: string(), input: document });

const toolResult = struct(
  { toolUseId: string(), content: list(union({ text: string(), json: document })) },
  { status: oneOf(['success', 'error']), toolName: string() },
);

const tool = union({
  toolSpecification: struct(
    { name: string(), inputSchema: struct({ json: document }) },
    { description: string(1, 10_240) },
  ),
});

const envState = struct(
  {},
  {
    operatingSystem: oneOf(['macos', 'linux', 'windows']),
    currentWorkingDirectory: string(1, 256),
    environmentVariables: list(struct({}, { key: string(1, 256), value: string(1, 1024) })),
    timezoneOffset: integer(-1440, 1440),
  },
);

const shellState = struct(
  { shellName: oneOf(['zsh', 'bash', 'fish', 'pwsh', 'nu']) },
  {
    shellHistory: list(
      struct(
        { command: string() },
        {
          directory: string(),
          exitCode: integer(-(2 ** 31), 2 ** 31 - 1),
          stdout: string(),
          stderr: string(),
        },
      ),
    ),
  },
);

const additionalContext = struct({
  name: string(1, 1024),
  description: string(1, 1024),
  innerContext: string(1, 8192),
});

export const contextShape = struct(
  {},
  {
    tools: list(tool),
    toolResults: list(toolResult),
    envState,
    shellState,
    gitState: struct({}, { status: string(0, 4096) }),
    additionalContext: list(additionalContext),
    userSettings: struct({}, { hasConsentedToCrossRegionCalls: boolean }),
    // Only an IDE has these; their inner members are not judged here.
    editorState: document,
    diagnostic: document,
    consoleState: document,
    appStudioContext: document,
  },
);
