import { type JsonValue } from '../../server/json.js';
import { misuse } from './misuse.js';
import { scanJson } from './scan-json.js';

/** `[[emulator:NAME]]` or `[[emulator:NAME JSON]]` in a user text. */
export interface Marker {
  name: string;
  parameter?: JsonValue;
}

const OPENING = /\[\[emulator:\s*([\w-]+)\s*/g;

/** All markers of a text in their order. Throws for one whose parameter is not JSON or that is not closed. */
export function parseMarkers(text: string): Marker[] {
  const markers: Marker[] = [];
  for (const match of text.matchAll(OPENING)) {
    const start = match.index + match[0].length;
    const end = scanJson(text, start);
    if (text.slice(end, end + 2) !== ']]') throw misuse(`marker ${match[1]} is not closed with ]]`);
    markers.push(toMarker(match[1] ?? '', text.slice(start, end)));
  }
  return markers;
}

/** A marker without its brackets: `NAME` or `NAME JSON`. */
export function parseMarkerBody(body: string): Marker {
  const [name = ''] = body.trim().split(/\s/, 1);
  return toMarker(name, body.trim().slice(name.length));
}

function toMarker(name: string, parameterText: string): Marker {
  if (parameterText.trim() === '') return { name };
  try {
    return { name, parameter: JSON.parse(parameterText) as JsonValue };
  } catch {
    throw misuse(`parameter of marker ${name} is not JSON: ${parameterText}`);
  }
}
