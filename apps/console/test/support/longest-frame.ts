/** Measures in the page the longest time between two frames, in milliseconds. */
export const LONGEST_FRAME = `
  window.longestFrame = 0;
  let last = performance.now();
  const tick = (now) => {
    window.longestFrame = Math.max(window.longestFrame, now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
`;
