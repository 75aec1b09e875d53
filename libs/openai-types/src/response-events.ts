import type {
  ResponseObject,
  ResponseOutputItem,
  ResponseOutputText,
  ResponseSummaryText,
} from './response.js';

/** One event of a streamed response; its `type` is the SSE event name too. */
export type ResponseStreamEvent = ResponseEventBody & {
  /** Rises by one from 0. */
  sequence_number: number;
};

/** An event before it has its number. */
export type ResponseEventBody =
  | {
      type:
        | 'response.created'
        | 'response.in_progress'
        | 'response.completed'
        | 'response.incomplete'
        | 'response.failed';
      response: ResponseObject;
    }
  | {
      type: 'response.output_item.added' | 'response.output_item.done';
      output_index: number;
      item: ResponseOutputItem;
    }
  | ({
      type: 'response.content_part.added' | 'response.content_part.done';
      part: ResponseOutputText;
    } & ResponseContentPlace)
  | ({ type: 'response.output_text.delta'; delta: string; logprobs: never[] } & ResponseContentPlace)
  | ({ type: 'response.output_text.done'; text: string; logprobs: never[] } & ResponseContentPlace)
  | ({
      type: 'response.reasoning_summary_part.added' | 'response.reasoning_summary_part.done';
      part: ResponseSummaryText;
    } & ResponseSummaryPlace)
  | ({ type: 'response.reasoning_summary_text.delta'; delta: string } & ResponseSummaryPlace)
  | ({ type: 'response.reasoning_summary_text.done'; text: string } & ResponseSummaryPlace)
  | ({ type: 'response.function_call_arguments.delta'; delta: string } & ResponseItemPlace)
  | ({ type: 'response.function_call_arguments.done'; name: string; arguments: string } & ResponseItemPlace)
  | ({ type: 'response.custom_tool_call_input.delta'; delta: string } & ResponseItemPlace)
  | ({ type: 'response.custom_tool_call_input.done'; input: string } & ResponseItemPlace);

export interface ResponseItemPlace {
  item_id: string;
  /** Dense from 0. */
  output_index: number;
}

export interface ResponseContentPlace extends ResponseItemPlace {
  content_index: number;
}

export interface ResponseSummaryPlace extends ResponseItemPlace {
  summary_index: number;
}
