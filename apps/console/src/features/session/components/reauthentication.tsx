import { lazy, Suspense, useSyncExternalStore } from 'react';
import { signInGate } from '../../../lib/sign-in-gate.js';

const ReauthenticationDialog = lazy(async () => ({
  default: (await import('./reauthentication-dialog.js')).ReauthenticationDialog,
}));

/** Brings the sign-in dialog over the page while requests wait for it. */
export function Reauthentication() {
  const isWaiting = useSyncExternalStore(signInGate.subscribe, signInGate.isWaiting);
  if (!isWaiting) return null;
  return (
    <Suspense>
      <ReauthenticationDialog />
    </Suspense>
  );
}
