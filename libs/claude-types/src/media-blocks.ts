import type { ClaudeCacheable } from './cache-control.js';

export interface ClaudeTextBlockParam extends ClaudeCacheable {
  type: 'text';
  text: string;
  citations?: unknown[] | null;
}

export interface ClaudeImageBlockParam extends ClaudeCacheable {
  type: 'image';
  source: ClaudeBase64ImageSource | ClaudeUrlSource | ClaudeFileSource;
  transformations?: { oversized_image?: 'downsize' | 'error' } | null;
}

export interface ClaudeBase64ImageSource {
  type: 'base64';
  media_type: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';
  data: string;
}

export interface ClaudeUrlSource {
  type: 'url';
  url: string;
}

export interface ClaudeFileSource {
  type: 'file';
  file_id: string;
}

export interface ClaudeDocumentBlockParam extends ClaudeCacheable {
  type: 'document';
  source:
    | { type: 'base64'; media_type: 'application/pdf'; data: string }
    | { type: 'text'; media_type: 'text/plain'; data: string }
    | { type: 'content'; content: string | (ClaudeTextBlockParam | ClaudeImageBlockParam)[] }
    | ClaudeUrlSource
    | ClaudeFileSource;
  title?: string | null;
  context?: string | null;
  citations?: { enabled?: boolean } | null;
}

export interface ClaudeSearchResultBlockParam extends ClaudeCacheable {
  type: 'search_result';
  source: string;
  title: string;
  content: ClaudeTextBlockParam[];
  citations?: { enabled?: boolean };
}
