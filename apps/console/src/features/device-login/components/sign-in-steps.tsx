import { useState } from 'react';
import type { SignInTarget } from '../sign-in-target.js';
import { type LoginUnderWay, storedLogin } from '../stored-login.js';
import { LoginProgress } from './login-progress.js';
import { StartLoginForm } from './start-login-form.js';

interface SignInStepsProps {
  account?: SignInTarget;
  onDone: () => void;
}

/** First whom to sign in with, then code, link and what has happened so far. */
export function SignInSteps({ account, onDone }: SignInStepsProps) {
  const [login, setLogin] = useState<LoginUnderWay | undefined>(() =>
    account ? undefined : storedLogin.read(),
  );
  const [isStartedAgain, setStartedAgain] = useState(false);

  function begin(next: LoginUnderWay): void {
    storedLogin.write(next);
    setLogin(next);
  }
  function startAgain(): void {
    storedLogin.forget();
    setLogin(undefined);
    setStartedAgain(true);
  }

  if (!login) return <StartLoginForm account={account} autoFocus={isStartedAgain} onStarted={begin} />;
  return <LoginProgress key={login.authId} login={login} onStartAgain={startAgain} onDone={onDone} />;
}
