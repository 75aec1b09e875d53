/** What the snippets are filled with. */
export interface ConnectValues {
  /** Origin of the gateway, without a slash at its end. */
  baseUrl: string;
  model: string;
}

/** One file or command to paste. */
export interface Snippet {
  /** File name or kind. */
  name: string;
  code: string;
}

export interface ClientSetup {
  id: string;
  name: string;
  snippets: (values: ConnectValues) => Snippet[];
}
