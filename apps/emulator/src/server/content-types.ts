import { type WireForm } from './operation-name.js';

/** Of requests and responses that are no stream. */
export const CONTENT_TYPES: Record<WireForm, string> = {
  awsJson: 'application/x-amz-json-1.0',
  rest: 'application/json',
};
