import {findChromium} from "./findChromium.ts";

/** Skips the tests of a hook's suite where there is no Chromium, and says so once. */
export function skipWithoutChromium(context: Mocha.Context): void {
  if (findChromium() !== null) return;
  console.log("      no Chromium found: set VOXELBOOK_CHROMIUM to its path (skipped)");
  context.skip();
}
