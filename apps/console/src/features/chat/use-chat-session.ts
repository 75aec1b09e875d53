import { useSyncExternalStore } from 'react';
import { openChatStream } from './api/open-chat-stream.js';
import { ChatSession } from './chat-session.js';
import type { ChatState } from './chat-state.js';

const HIDDEN_PAUSE_MS = 250;

/** Hidden pages get no frames. */
function schedule(callback: () => void): void {
  if (document.hidden) window.setTimeout(callback, HIDDEN_PAUSE_MS);
  else window.requestAnimationFrame(callback);
}

let counter = 0;

export const chatSession = new ChatSession({
  openStream: openChatStream,
  schedule,
  now: () => Date.now(),
  createId: () => `m${(counter += 1)}`,
});

export function useChatState(): ChatState {
  return useSyncExternalStore(chatSession.subscribe, chatSession.getState);
}
