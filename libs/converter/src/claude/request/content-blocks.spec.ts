import { describe, expect, it } from '@jest/globals';
import { blocksOf, IMAGES, PDF } from '../__fixtures__/claude-requests.js';

const base64 = (media_type: string, data: string) => ({ type: 'base64', media_type, data });
const image = (source: unknown, more = {}) => ({ type: 'image', source, ...more });
const document = (source: unknown, more = {}) => ({ type: 'document', source, ...more });
const reading = (block: Record<string, unknown>) => () => blocksOf(block);

describe('text and thinking blocks', () => {
  it('leaves empty texts out', () => {
    expect(blocksOf({ type: 'text', text: '' }, { type: 'text', text: ' ' })).toEqual([
      { type: 'text', text: ' ' },
    ]);
  });

  it('C-045 keeps where caching was asked for, on any number of blocks', () => {
    const cached = Array.from({ length: 6 }, () => ({
      type: 'text',
      text: 'a',
      cache_control: { type: 'ephemeral' },
    }));
    expect(blocksOf(...cached).map((block) => 'cachePoint' in block)).toEqual(cached.map(() => true));
    expect(blocksOf({ type: 'text', text: 'a', cache_control: null })).toEqual([{ type: 'text', text: 'a' }]);
  });

  it('C-040 keeps a signature as it is and takes an empty one for none', () => {
    const thinking = { type: 'thinking', thinking: 'Hm.' };
    expect(
      blocksOf({ ...thinking, signature: 'c2ln+/==' }, { ...thinking, signature: '' }, thinking),
    ).toEqual([
      { type: 'thinking', thinking: 'Hm.', signature: 'c2ln+/==' },
      { type: 'thinking', thinking: 'Hm.' },
      { type: 'thinking', thinking: 'Hm.' },
    ]);
  });

  it('C-041 keeps redacted thinking as it is', () => {
    expect(blocksOf({ type: 'redacted_thinking', data: 'b3BhcXVl' })).toEqual([
      { type: 'thinking', thinking: '', redacted: 'b3BhcXVl' },
    ]);
  });
});

describe('images', () => {
  it.each(Object.entries(IMAGES))('C-022 takes a %s', (format, data) => {
    expect(blocksOf(image(base64(`image/${format}`, data)))).toEqual([
      { type: 'image', source: { type: 'base64', format, data } },
    ]);
  });

  it('C-022 believes the bytes more than the media type', () => {
    expect(blocksOf(image(base64('image/jpeg', IMAGES.png)))).toMatchObject([{ source: { format: 'png' } }]);
    expect(blocksOf(image(base64('image/gif', 'AAAA')))).toMatchObject([{ source: { format: 'gif' } }]);
  });

  it('C-022 reads base64 with line breaks and without padding', () => {
    expect(blocksOf(image(base64('image/gif', 'R0lG\nODlh\r\nAA')))).toMatchObject([
      { source: { data: 'R0lGODlhAA==' } },
    ]);
  });

  it.each([
    [
      base64('image/tiff', IMAGES.png),
      'source.media_type: must be one of image/jpeg, image/png, image/gif, image/webp, got "image/tiff"',
    ],
    [base64('image/png', 'no base64!'), 'source.data: must be valid base64'],
    [base64('image/png', ''), 'source.data: must be valid base64'],
    [base64('image/png', `data:image/png;base64,${IMAGES.png}`), 'source.data: must be valid base64'],
    [{ type: 'base64', media_type: 'image/png' }, 'source.data: must be a string and is missing'],
    [{ type: 'file', file_id: 'file_1' }, 'source: files are not kept by this gateway'],
    [{ type: 'ftp' }, 'source.type: must be one of base64, url, got "ftp"'],
    [undefined, 'source: must be an object and is missing'],
  ])('C-022 names the path of the fault in an image from %j', (source, problem) => {
    expect(reading(image(source))).toThrow(`messages.0.content.0.${problem}`);
  });

  it('C-023 leaves a URL to whoever may fetch it', () => {
    const url = 'https://example.com/a.png';
    expect(blocksOf(image({ type: 'url', url }, { transformations: { oversized_image: 'error' } }))).toEqual([
      { type: 'image', source: { type: 'url', url } },
    ]);
  });
});

describe('documents', () => {
  it('C-024 keeps a PDF with its title and puts its context before it', () => {
    const pdf = { type: 'document', source: { type: 'base64', format: 'pdf', data: PDF } };
    expect(blocksOf(document(base64('application/pdf', PDF)))).toEqual([pdf]);
    const more = { title: 'Report', context: 'Of 2026.', cache_control: { type: 'ephemeral' } };
    expect(blocksOf(document(base64('application/pdf', PDF), more))).toEqual([
      { type: 'text', text: '[Document "Report"]\nOf 2026.' },
      { ...pdf, name: 'Report', cachePoint: {} },
    ]);
  });

  it('inlines what is text, with its title and context', () => {
    const source = { type: 'text', media_type: 'text/plain', data: 'Once upon' };
    expect(blocksOf(document(source))).toEqual([{ type: 'text', text: '[Document]\nOnce upon' }]);
    expect(blocksOf(document(source, { title: 'Tale', context: 'Old.' }))).toEqual([
      { type: 'text', text: '[Document "Tale"]\nOld.\nOnce upon' },
    ]);
    expect(blocksOf(document({ type: 'content', content: 'Once upon' }))).toEqual([
      { type: 'text', text: '[Document]\nOnce upon' },
    ]);
  });

  it('inlines a document of texts and images in their order', () => {
    const content = [image(base64('image/png', IMAGES.png)), { type: 'text', text: 'a caption' }];
    const blocks = blocksOf(document({ type: 'content', content }, { cache_control: { type: 'ephemeral' } }));
    expect(blocks).toEqual([
      { type: 'text', text: '[Document]' },
      { type: 'image', source: { type: 'base64', format: 'png', data: IMAGES.png } },
      { type: 'text', text: 'a caption', cachePoint: {} },
    ]);
  });

  it('C-023 leaves a URL to whoever may fetch it', () => {
    const url = 'https://example.com/a.pdf';
    expect(blocksOf(document({ type: 'url', url }, { title: 'A' }))).toEqual([
      { type: 'document', source: { type: 'url', url }, name: 'A' },
    ]);
  });

  it.each([
    [document(base64('text/csv', 'YQ==')), 'source.media_type: must be application/pdf, got "text/csv"'],
    [document(base64('application/pdf', '%PDF')), 'source.data: must be valid base64'],
    [document({ type: 'file', file_id: 'f' }), 'source: files are not kept by this gateway'],
    [
      document({ type: 'text', data: 'a' }, { citations: { enabled: true } }),
      'citations.enabled: citations are not supported',
    ],
    [
      document({ type: 'content', content: [{ type: 'audio' }] }),
      'source.content.0.type: must be one of text, image, got "audio"',
    ],
    [{ type: 'container_upload', file_id: 'f' }, '0: files are not kept by this gateway'],
  ])('C-047 names the path of the fault in %j', (block, problem) => {
    expect(reading(block)).toThrow(problem);
  });

  it('takes citations that are not asked for', () => {
    const source = { type: 'text', media_type: 'text/plain', data: 'a' };
    expect(blocksOf(document(source, { citations: { enabled: false } }))).toHaveLength(1);
  });
});

describe('tool uses and results', () => {
  const result = (content: unknown, more = {}) => ({
    type: 'tool_result',
    tool_use_id: 't1',
    content,
    ...more,
  });
  const contentOf = (content: unknown) => {
    const [block] = blocksOf(result(content));
    return block?.type === 'tool-result' ? block.content : [];
  };

  it('C-012 keeps ids and inputs as they are', () => {
    const block = {
      type: 'tool_use',
      id: 'toolu_ü/1',
      name: 'Bash',
      input: { id: 1, type: null },
      caller: { type: 'direct' },
    };
    expect(blocksOf(block)).toEqual([
      { type: 'tool-use', toolUseId: 'toolu_ü/1', name: 'Bash', input: { id: 1, type: null } },
    ]);
    expect(blocksOf({ ...block, input: undefined })).toMatchObject([{ input: {} }]);
  });

  it('C-020 takes content as a text, as blocks, empty, or not at all', () => {
    expect(contentOf('done')).toEqual([{ type: 'text', text: 'done' }]);
    expect(contentOf([{ type: 'text', text: 'done' }])).toEqual([{ type: 'text', text: 'done' }]);
    for (const nothing of ['', [], null, undefined]) expect(contentOf(nothing)).toEqual([]);
  });

  it('C-020 keeps whether the tool failed', () => {
    expect(blocksOf(result('x', { is_error: true }), result('x', { is_error: null }))).toMatchObject([
      { isError: true },
      { isError: false },
    ]);
  });

  it('C-020 C-021 C-024 keeps images and PDFs, and turns the rest into text', () => {
    const content = contentOf([
      image(base64('image/png', IMAGES.png)),
      document(base64('application/pdf', PDF)),
      { type: 'search_result', source: 'https://a', title: 'A', content: [{ type: 'text', text: 'found' }] },
      { type: 'tool_reference', tool_name: 'WebFetch' },
      { type: 'browser_state', tabs: [{ id: 'tab', url: 'https://a' }] },
    ]);
    expect(content.map((part) => (part.type === 'text' ? part.text : part.type))).toEqual([
      'image',
      'document',
      '[Search result "A" from https://a]\nfound',
      'Tool loaded: WebFetch',
      '[browser_state] {"tabs":[{"id":"tab","url":"https://a"}]}',
    ]);
  });

  it.each([
    [{ type: 'tool_result' }, 'tool_use_id: must be a string and is missing'],
    [
      result([{ type: 'video' }]),
      'content.0.type: must be one of text, image, document, search_result, tool_reference, browser_state, got "video"',
    ],
    [result([{ type: 'image' }]), 'content.0.source: must be an object and is missing'],
    [result('x', { is_error: 'yes' }), 'is_error: must be a boolean, got "yes"'],
    [{ type: 'tool_use', id: 't', name: 'n', input: 'ls' }, 'input: must be an object, got "ls"'],
    [{ type: 'tool_use', id: '', name: 'n', input: {} }, 'id: must not be empty'],
  ])('names the path of the fault in %j', (block, problem) => {
    expect(reading(block)).toThrow(`messages.0.content.0.${problem}`);
  });
});

describe('what has no counterpart upstream', () => {
  it('writes a search result as text', () => {
    const block = {
      type: 'search_result',
      source: 'kb/1',
      title: 'T',
      content: [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ],
    };
    expect(blocksOf(block)).toEqual([{ type: 'text', text: '[Search result "T" from kb/1]\na\nb' }]);
    expect(reading({ ...block, citations: { enabled: true } })).toThrow('citations.enabled');
  });

  it('writes the history of server tools as text, without what only Anthropic can read', () => {
    const blocks = blocksOf(
      { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'nest', id: 5 } },
      {
        type: 'web_search_tool_result',
        tool_use_id: 'srvtoolu_1',
        content: [{ type: 'web_search_result', url: 'https://a', title: 'A', encrypted_content: 'xyz' }],
        cache_control: { type: 'ephemeral' },
      },
      {
        type: 'web_fetch_tool_result',
        tool_use_id: 'srvtoolu_2',
        content: {
          type: 'web_fetch_result',
          url: 'https://a',
          content: document(base64('application/pdf', PDF)),
        },
      },
      { type: 'mcp_tool_result', tool_use_id: 'm', content: 'text', is_error: false },
    );
    expect(blocks).toEqual([
      { type: 'text', text: '[server_tool_use] {"name":"web_search","input":{"query":"nest","id":5}}' },
      {
        type: 'text',
        text: '[web_search_tool_result] {"content":[{"type":"web_search_result","url":"https://a","title":"A"}]}',
        cachePoint: {},
      },
      {
        type: 'text',
        text:
          '[web_fetch_tool_result] {"content":{"type":"web_fetch_result","url":"https://a","content":' +
          '{"type":"document","source":{"media_type":"application/pdf"}}}}',
      },
      { type: 'text', text: '[mcp_tool_result] {"content":"text","is_error":false}' },
    ]);
  });

  it.each([
    'code_execution_tool_result',
    'bash_code_execution_tool_result',
    'text_editor_code_execution_tool_result',
    'advisor_tool_result',
    'mcp_tool_use',
    'mcp_tool_listing',
  ])('takes a %s', (type) => {
    expect(blocksOf({ type, content: { stdout: 'out' } })).toEqual([
      { type: 'text', text: `[${type}] {"content":{"stdout":"out"}}` },
    ]);
  });
});
