// Plain old syntax on purpose: this file must still parse on the Node versions it turns away.

/** Ends the process with a clear message when this Node is older than package.json's `engines`. */
export function requireNode(minimumMajor, minimumMinor) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > minimumMajor || (major === minimumMajor && minor >= minimumMinor)) return;
  console.error(
    'q2api needs Node ' +
      minimumMajor +
      '.' +
      minimumMinor +
      ' or newer (24 is recommended); this is ' +
      process.version +
      '.\nInstall a newer one from https://nodejs.org or with your version manager, then run the same command again.',
  );
  process.exit(1);
}
