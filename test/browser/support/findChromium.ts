import {accessSync, constants} from "node:fs";
import {delimiter, join} from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** Says whether a file can be run. */
function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds the system's Chromium: VOXELBOOK_CHROMIUM, else the first known name on the PATH.
 * Without one it returns null, or throws where VOXELBOOK_BROWSER=required.
 */
export function findChromium(): string | null {
  const given = process.env["VOXELBOOK_CHROMIUM"];
  if (given !== undefined && given !== "") {
    if (!isProgram(given)) {
      throw new RangeError(`findChromium: VOXELBOOK_CHROMIUM must be a program, got ${given}`);
    }
    return given;
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(
    isProgram,
  );
  if (found === undefined && process.env["VOXELBOOK_BROWSER"] === "required") {
    throw new RangeError("findChromium: VOXELBOOK_BROWSER=required, but no Chromium was found");
  }
  return found ?? null;
}
