import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Swagger UI at /docs, and its OpenAPI document at /docs-json. */
export function serveDocs(app: NestExpressApplication, version: string): void {
  const description = new DocumentBuilder()
    .setTitle('q2api')
    .setDescription(
      'Amazon Q Developer through the Claude and OpenAI APIs, and the administration of its accounts.',
    )
    .setVersion(version)
    .addBearerAuth({ type: 'http', description: 'One of OPENAI_KEYS' }, 'API key')
    .addApiKey(
      { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'One of OPENAI_KEYS' },
      'x-api-key',
    )
    .addBearerAuth({ type: 'http', description: 'ADMIN_PASSWORD' }, 'Admin password')
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, description), {
    jsonDocumentUrl: 'docs-json',
    customSiteTitle: 'q2api: API reference',
  });
}
