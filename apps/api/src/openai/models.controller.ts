import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.js';
import { ModelCatalogue } from '../upstream/models/model-catalogue.js';
import { type ModelEntry, toModelEntry, toModelList, type ModelList } from './to-model-entry.js';

@ApiTags('Models')
@Controller('v1/models')
export class ModelsController {
  constructor(private readonly catalogue: ModelCatalogue) {}

  /** The models that can be named in requests, in one body that OpenAI's and Anthropic's clients both read. */
  @Get()
  @Access('caller')
  async list(): Promise<ModelList> {
    return toModelList(await this.catalogue.list());
  }

  /** One model; every name that requests may use for it is found. */
  @Get(':id')
  @Access('caller')
  async retrieve(@Param('id') id: string): Promise<ModelEntry> {
    return toModelEntry({ name: id, model: await this.catalogue.resolve(id) });
  }
}
