/**
 * How the bytes of a stream are cut into socket writes: `whole` writes as much as fits at once, `frame` each
 * frame alone, `random` pieces of 1–200 bytes from the seeded generator, `byte` each byte alone.
 */
export const CUT_MODES = ['whole', 'frame', 'random', 'byte'] as const;
export type CutMode = (typeof CUT_MODES)[number];

/** What a refresh answers: a new refresh token (the old one is dead), the same one, or none. */
export type RotationMode = 'rotate' | 'same' | 'absent';

export interface EmulatorSettings {
  /** Pause after each delta of an answer, in milliseconds. */
  paceMs: number;
  cut: CutMode;
  /** Start of the pseudo-random sequences (delta sizes, cuts). Equal seeds give equal answers. */
  seed: number;
  accessTokenSeconds: number;
  registrationSeconds: number;
  deviceCodeSeconds: number;
  /** Smallest allowed distance of two polls of a device login. */
  deviceIntervalSeconds: number;
  /** Approves a device login by itself at this poll (1 = the first); 0: a person or a test approves it. */
  approveDeviceAtPoll: number;
  /** What the person at /authorize says. */
  authorizeAnswer: 'approve' | 'deny';
  /** Rotation for accounts that do not say otherwise themselves. */
  rotation: RotationMode;
  /** Chat requests per month for accounts that do not say otherwise themselves. */
  usageLimit: number;
  /** Largest page of ListAvailableModels; small, so that every client has to follow `nextToken`. */
  modelsPageSize: number;
}

export const DEFAULT_SETTINGS: EmulatorSettings = {
  paceMs: 0,
  cut: 'whole',
  seed: 1,
  accessTokenSeconds: 3600,
  registrationSeconds: 90 * 24 * 3600,
  deviceCodeSeconds: 600,
  deviceIntervalSeconds: 1,
  approveDeviceAtPoll: 0,
  authorizeAnswer: 'approve',
  rotation: 'rotate',
  usageLimit: 1_000_000,
  modelsPageSize: 5,
};
