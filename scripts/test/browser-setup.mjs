import { findChromium } from './find-chromium.mjs';

/** Jest's global setup of the project `e2e`: names the browser for the console's tests. */
export default async function setUp() {
  process.env.CHROMIUM_PATH = await findChromium();
}
