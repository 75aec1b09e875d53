import { type Emulator } from '../emulator.js';

/** The page behind `verificationUriComplete`, for people: two buttons, and what was answered. */
export function devicePage(emulator: Emulator, query: URLSearchParams, form: URLSearchParams): string {
  const userCode = query.get('user_code') ?? '';
  const login = emulator.deviceLogins().find((candidate) => candidate.userCode === userCode);
  if (!login) return page('<p>No login waits for this code.</p>');
  if (login.status !== 'pending') return page(`<p>This login is ${login.status}.</p>`);
  const answer = form.get('answer');
  if (answer === 'approve') emulator.approveDeviceLogin(userCode);
  else if (answer === 'deny') emulator.denyDeviceLogin(userCode);
  else return page(`<p>Code <strong>${login.userCode}</strong></p>${FORM}`);
  return page(`<p>${answer === 'approve' ? 'Approved' : 'Denied'}. You may close this page.</p>`);
}

const FORM =
  '<form method="post"><button name="answer" value="approve">Approve</button> ' +
  '<button name="answer" value="deny">Deny</button></form>';

function page(content: string): string {
  return `<!doctype html><html lang="en"><title>Emulated AWS sign-in</title><h1>Emulated AWS sign-in</h1>${content}</html>`;
}
