import type { JsonObject } from '@q2api/turn';

/** A tool that Anthropic defines and the client runs. */
export interface ClientTool {
  name: string;
  description: string;
  inputSchema: JsonObject;
}

const path = { type: 'string', description: 'Absolute path of the file or directory.' };
const fileText = { type: 'string', description: 'Content of the file to create; for `create`.' };
const oldText = {
  type: 'string',
  description: 'Text to replace, exactly as in the file and there only once; for `str_replace`.',
};
const newText = { type: 'string', description: 'Text to put in its place.' };
const insertLine = {
  type: 'integer',
  description: 'Line after which to insert, 0 for the beginning; for `insert`.',
};
const viewRange = {
  type: 'array',
  items: { type: 'integer' },
  description: 'First and last line to show, from 1; -1 for the end of the file; for `view`.',
};

const BASH: ClientTool = {
  name: 'bash',
  description:
    'Runs a command in a bash session that keeps its state between calls. Give `command`, or `restart: true` to start a new session.',
  inputSchema: {
    type: 'object',
    properties: {
      command: { type: 'string', description: 'The command to run.' },
      restart: { type: 'boolean', description: 'Whether to start a new session instead.' },
    },
  },
};

const MEMORY: ClientTool = {
  name: 'memory',
  description:
    'Views, creates, edits, deletes and renames the files of a memory directory that outlives the conversation, at /memories.',
  inputSchema: {
    type: 'object',
    properties: {
      command: { type: 'string', enum: ['view', 'create', 'str_replace', 'insert', 'delete', 'rename'] },
      path,
      view_range: viewRange,
      file_text: fileText,
      old_str: oldText,
      new_str: { ...newText, description: `${newText.description} For \`str_replace\`.` },
      insert_line: insertLine,
      insert_text: { type: 'string', description: 'Text to insert; for `insert`.' },
      old_path: { type: 'string', description: 'Present path; for `rename`.' },
      new_path: { type: 'string', description: 'New path; for `rename`.' },
    },
    required: ['command'],
  },
};

/** By `type`, with the input shapes that are published (Anthropic API); descriptions are this project's. */
export const CLIENT_TOOLS: ReadonlyMap<unknown, ClientTool> = new Map([
  ['bash_20241022', BASH],
  ['bash_20250124', BASH],
  ['text_editor_20241022', textEditor('str_replace_editor', true)],
  ['text_editor_20250124', textEditor('str_replace_editor', true)],
  ['text_editor_20250429', textEditor('str_replace_based_edit_tool', false)],
  ['text_editor_20250728', textEditor('str_replace_based_edit_tool', false)],
  ['memory_20250818', MEMORY],
]);

/** The versions since 2025-04-29 cannot undo. */
function textEditor(name: string, canUndo: boolean): ClientTool {
  const commands = ['view', 'create', 'str_replace', 'insert', ...(canUndo ? ['undo_edit'] : [])];
  return {
    name,
    description: 'Views, creates and edits text files; views directories.',
    inputSchema: {
      type: 'object',
      properties: {
        command: { type: 'string', enum: commands },
        path,
        view_range: viewRange,
        file_text: fileText,
        old_str: oldText,
        new_str: {
          ...newText,
          description: `${newText.description} For \`str_replace\`, and the text to insert for \`insert\`.`,
        },
        insert_line: insertLine,
      },
      required: ['command', 'path'],
    },
  };
}
