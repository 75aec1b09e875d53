import { textSteps } from '../answer/text-steps.js';
import { trailerSteps } from '../answer/trailer-steps.js';
import { event, otherEvent } from '../stream/step.js';
import { type Scenario } from './scenario.js';
import { someText } from './text-scenarios.js';

/** Events that no model knows, one of them without JSON. */
export const unknownEvent: Scenario = function* (turn) {
  yield otherEvent('eventOfTomorrow', { content: 'this is not text' });
  yield* someText(turn, 3);
  yield otherEvent('assistantResponseEventV2', { content: 'this is not text either' });
  yield* someText(turn, 3);
  yield* trailerSteps(turn, 'END_TURN');
};

/** Every modelled event that says nothing to a reader, some with a `content` that is not part of the answer. */
export const otherEvents: Scenario = function* (turn) {
  yield event('messageMetadataEvent', { conversationId: 'conversation', utteranceId: 'utterance' });
  yield otherEvent('intentsEvent', { intents: {} });
  yield* someText(turn, 3);
  yield otherEvent('citationEvent', {
    target: { range: { start: 0, end: 8 } },
    citationLink: 'https://example.com/',
  });
  yield otherEvent('supplementaryWebLinksEvent', {
    supplementaryWebLinks: [{ url: 'https://example.com/', title: 'Example' }],
  });
  yield otherEvent('interactionComponentsEvent', { interactionComponentEntries: [] });
  yield otherEvent('toolResultEvent', {
    toolResult: { toolUseId: 'server-side', content: [{ text: 'not for the reader' }] },
  });
  yield* trailerSteps(turn, 'END_TURN');
};

/** A suggestion for the next prompt; its content is not part of the answer. */
export const followup: Scenario = function* (turn) {
  yield* someText(turn, 3);
  yield event('followupPromptEvent', {
    followupPrompt: { content: 'Would you like to know more?', userIntent: 'SHOW_EXAMPLES' },
  });
  yield* trailerSteps(turn, 'END_TURN');
};

/** A text event directly before a code reference repeats the licensed text; the Q CLI drops it. */
export const codeReference: Scenario = function* (turn) {
  yield* textSteps(turn, 'for (let i = 0; i < 3; i++) {}');
  yield event('assistantResponseEvent', { content: 'for (let i = 0; i < 3; i++) {}' });
  yield event('codeReferenceEvent', {
    references: [
      {
        licenseName: 'MIT',
        repository: 'example/loops',
        url: 'https://example.com/loops',
        recommendationContentSpan: { start: 0, end: 30 },
      },
    ],
  });
  yield* trailerSteps(turn, 'END_TURN');
};
