import { useEffect, useState } from 'react';

const SHOWN_MS = 1_500;

/** Copies text, also on pages without TLS, where browsers offer no clipboard API. */
export function useCopy(): { isCopied: boolean; copy: (text: string) => void } {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = window.setTimeout(() => setCopied(false), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [isCopied]);
  return { isCopied, copy: (text) => void writeClipboard(text).then(setCopied) };
}

async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  // Inside an open dialog, which would take the focus back from anywhere else.
  const parent = document.activeElement?.closest('[role="dialog"]') ?? document.body;
  parent.append(field);
  field.select();
  const isDone = document.execCommand('copy');
  field.remove();
  return isDone;
}
