import {type DatasetInfo, listDatasets} from "voxelbook/data";
import {findLocally, indexMirror, mirrorFolder} from "voxelbook/data/files";
import {CliError, ENVIRONMENT, FAILED} from "../error.ts";
import {createProgress} from "../progress.ts";
import {asCliError} from "./asCliError.ts";
import {chosenDatasets} from "./chosen.ts";

/** What became of one dataset: `differs` says that wrong bytes lie where it should be. */
interface Verified {
  readonly id: string;
  readonly status: "ok" | "differs" | "missing";
  readonly path: string | null;
  readonly reason: string;
}

/** Looks for one dataset and compares its bytes. */
async function verifyOne(
  info: DatasetInfo,
  index: Awaited<ReturnType<typeof indexMirror>> | undefined,
): Promise<Verified> {
  const {found, note} = await findLocally(info, undefined, index);
  const reason = note.trim();
  // Wrong bytes are reported even where a right copy lies elsewhere.
  const wrong = / expected /.test(note) || /expected SHA-256/.test(note);
  const status = wrong ? "differs" : found === undefined ? "missing" : "ok";
  return {id: info.id, status, path: found?.path ?? null, reason: status === "ok" ? "" : reason};
}

/** Compares what is here with the manifest; wrong bytes fail, and a named dataset must be here. */
export async function verifyDatasets(
  ids: readonly string[],
  {json}: {readonly json: boolean},
): Promise<void> {
  const infos = ids.length > 0 ? chosenDatasets(ids) : [...listDatasets()];
  const mirror = mirrorFolder();
  const progress = createProgress({label: "verifying", total: infos.length, silent: json});
  const results: Verified[] = [];
  try {
    let index: Awaited<ReturnType<typeof indexMirror>> | undefined;
    for (const info of infos) {
      results.push(await verifyOne(info, index));
      if (index === undefined && mirror !== undefined) index = await indexMirror(mirror);
      progress.update(results.length, info.id);
    }
  } catch (error) {
    throw asCliError(error);
  } finally {
    progress.stop();
  }

  const count = (status: string) => results.filter((one) => one.status === status).length;
  if (json) process.stdout.write(`${JSON.stringify({datasets: results}, null, 2)}\n`);
  else {
    for (const {id, status, reason} of results) {
      if (status === "differs") process.stdout.write(`${id}: differs: ${reason}\n`);
    }
    process.stdout.write(
      `${count("ok")} right, ${count("differs")} differ, ${count("missing")} not here\n`,
    );
  }
  if (count("differs") > 0) {
    throw new CliError(`${count("differs")} of ${results.length} differ from the manifest`, {
      exitCode: FAILED,
      fix: "remove the wrong files; voxelbook datasets fetch <id> replaces a damaged cached one",
    });
  }
  if (ids.length > 0 && count("missing") > 0) {
    const missing = results.filter(({status}) => status === "missing").map(({id}) => id);
    throw new CliError(`not here: ${missing.join(", ")}`, {
      exitCode: ENVIRONMENT,
      fix: `voxelbook datasets fetch ${missing.join(" ")}`,
    });
  }
}
