import {existsSync, realpathSync} from "node:fs";
import {resolve} from "node:path";
import {CliError, USAGE} from "../error.ts";

/** The one name of a file, links followed as far as it exists. */
const placeOf = (path: string): string => (existsSync(path) ? realpathSync(path) : resolve(path));

/**
 * Refuses to write over a file that the command reads, or over another file that it writes.
 *
 * @param outputs - paths by the option that names them; undefined where it is not given
 * @param inputs - paths of all that is read
 */
export function requireApart(
  outputs: Readonly<Record<string, string | null | undefined>>,
  inputs: readonly (string | undefined)[],
): void {
  const read = new Map(inputs.flatMap((path) => (path ? [[placeOf(path), path]] : [])));
  const written = new Map<string, string>();
  for (const [flag, path] of Object.entries(outputs)) {
    if (!path) continue;
    const place = placeOf(path);
    const other = read.get(place) ?? written.get(place);
    if (other !== undefined) {
      throw new CliError(
        `features: ${flag} must not be a file that the command ${read.has(place) ? "reads" : "writes already"}, got ${path}`,
        {exitCode: USAGE, fix: "name another file: what is there would be lost"},
      );
    }
    written.set(place, path);
  }
}
