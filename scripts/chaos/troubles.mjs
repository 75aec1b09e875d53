const CHAT = 'GenerateAssistantResponse';

/** What goes wrong, each as often as the others. All of it happens in the ordinary life of a gateway. */
const TROUBLES = {
  throttle: ({ emulator, accountId }) =>
    emulator.inject({ accountId, operation: CHAT, error: 'throttled-retry-after', times: 5 }),
  'refuse the token': ({ emulator, accountId }) => emulator.expireAccessTokens(accountId),
  'fail upstream': ({ emulator }) => emulator.inject({ operation: CHAT, error: 'unavailable', times: 5 }),
  'reset before the answer': ({ emulator }) => emulator.inject({ operation: CHAT, reset: true, times: 5 }),
  'reset in the answer': ({ emulator }) =>
    emulator.inject({ operation: CHAT, scenario: 'reset {"after": 3}', times: 5 }),
  'cut the answer': ({ emulator }) =>
    emulator.inject({ operation: CHAT, scenario: 'truncated-frame', times: 3 }),
  'sign out': ({ emulator, accountId, accounts, isScarce }) => {
    if (isScarce) return;
    emulator.changeAccount(accountId, { signedOut: true });
    emulator.expireAccessTokens(accountId);
    return accounts.add();
  },
  suspend: ({ emulator, accountId, accounts, isScarce }) => {
    if (isScarce) return;
    emulator.inject({ accountId, operation: CHAT, error: 'suspended', times: 1 });
    return accounts.add();
  },
  disable: async ({ accounts, accountId, later }) => {
    await accounts.enable(accountId, false);
    later(2_000, () => accounts.ids.has(accountId) && accounts.enable(accountId, true));
  },
  delete: async ({ accounts, accountId }) => {
    await accounts.remove(accountId);
    await accounts.add();
  },
};

/** Makes trouble until it is stopped. Returns what it did, and what could not be done though `isExcused` says it should. */
export function makeTrouble({ emulator, accounts, random, everyMs, scarceBelow, isExcused }) {
  const done = {};
  const failures = [];
  const pending = new Set();
  const track = (work) => {
    const running = Promise.resolve()
      .then(work)
      .catch((error) => {
        if (!isExcused()) failures.push(error.message);
      })
      .finally(() => pending.delete(running));
    pending.add(running);
  };
  const later = (delayMs, work) =>
    track(async () => {
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      await work();
    });
  const timer = setInterval(() => {
    const name = random.pick(Object.keys(TROUBLES));
    const accountId = random.pick([...accounts.ids.keys()]);
    done[name] = (done[name] ?? 0) + 1;
    track(() =>
      TROUBLES[name]({ emulator, accounts, accountId, later, isScarce: accounts.ids.size < scarceBelow }),
    );
  }, everyMs);
  return {
    done,
    failures,
    async stop() {
      clearInterval(timer);
      while (pending.size > 0) await Promise.all(pending);
      emulator.clearFaults();
    },
  };
}
