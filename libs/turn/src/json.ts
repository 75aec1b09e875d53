/** Any value that `JSON.parse` can return. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object, such as the input of a tool. */
export interface JsonObject {
  [key: string]: JsonValue;
}
