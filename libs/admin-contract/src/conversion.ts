/** Which client API a request is written for: Messages, Chat Completions or Responses. */
export const CONVERTIBLE_PROTOCOLS = ['claude', 'openai', 'responses'] as const;
export type ConvertibleProtocol = (typeof CONVERTIBLE_PROTOCOLS)[number];

export interface ConvertRequest {
  protocol: ConvertibleProtocol;
  /** The client's request as it would be sent to /v1. */
  request: object;
}

/** What would be sent upstream for a request. */
export interface Conversion {
  /** GenerateAssistantResponse, without the profile: that is the serving account's. */
  body: object;
  /** What had to be mended for the upstream to accept the conversation. */
  repairs: string[];
  /** Fields that were accepted and have no effect. */
  ignored: string[];
  /** Estimated size of the prompt. */
  estimatedTokens: number;
  /** The upstream's id of the model. */
  model: string;
}
