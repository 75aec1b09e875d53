/** Answer of `GET /v1/models`. */
export interface OpenAiModelList {
  object: 'list';
  data: OpenAiModel[];
}

/** Answer of `GET /v1/models/{id}`. */
export interface OpenAiModel {
  id: string;
  object: 'model';
  /** Unix seconds. */
  created: number;
  owned_by: string;
}
