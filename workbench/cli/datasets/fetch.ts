import {DatasetError, type DatasetInfo, listDatasets} from "voxelbook/data";
import {datasetFile, type FoundDataset} from "voxelbook/data/files";
import {CliError, USAGE} from "../error.ts";
import {createProgress, formatBytes, type Progress} from "../progress.ts";
import {chosenDatasets, exitCodeOf} from "./chosen.ts";

/** What became of one dataset. */
interface Fetched {
  readonly id: string;
  readonly bytes: number;
  readonly path: string | null;
  readonly source: FoundDataset["source"] | null;
  readonly error: string | null;
}

/** How many files come at the same time. */
const SIDE_BY_SIDE = 4;

/** Says which datasets are meant; neither ids nor --all, or both, is wrong usage. */
function asked(ids: readonly string[], all: boolean): DatasetInfo[] {
  if (all && ids.length > 0) {
    throw new CliError(`datasets fetch: give ids or --all, got both (${ids.join(" ")})`, {
      exitCode: USAGE,
    });
  }
  if (!all && ids.length === 0) {
    throw new CliError("datasets fetch: give at least one id, or --all", {
      exitCode: USAGE,
      fix: "voxelbook datasets list shows every id",
    });
  }
  return all ? listDatasets().filter(({mirrorOnly}) => !mirrorOnly) : chosenDatasets(ids);
}

/** Brings all, a few at a time; after a first one without network the others are not tried. */
async function fetchEach(
  infos: readonly DatasetInfo[],
  progress: Progress,
  signal: AbortSignal,
): Promise<{done: Fetched[]; faults: DatasetError[]}> {
  const done: Fetched[] = [];
  const faults: DatasetError[] = [];
  const come = new Map<string, number>();
  const waiting = [...infos];
  const report = (info: DatasetInfo, bytes: number): void => {
    come.set(info.id, bytes);
    progress.update(
      [...come.values()].reduce((sum, one) => sum + one, 0),
      info.id,
    );
  };
  const worker = async (): Promise<void> => {
    for (let info = waiting.shift(); info !== undefined; info = waiting.shift()) {
      const {id, bytes} = info;
      const row = info;
      try {
        const found = await datasetFile(row, {signal, onProgress: (n) => report(row, n)});
        report(row, bytes);
        done.push({id, bytes, ...found, error: null});
      } catch (error) {
        if (!(error instanceof DatasetError)) throw error;
        faults.push(error);
        done.push({id, bytes, path: null, source: null, error: error.message});
        if (["no-network", "disk-full", "cache", "mirror", "stopped"].includes(error.fault)) {
          for (const rest of waiting.splice(0)) {
            const reason = `not tried, because ${id} failed`;
            done.push({id: rest.id, bytes: rest.bytes, path: null, source: null, error: reason});
          }
        }
      }
    }
  };
  await Promise.all(Array.from({length: SIDE_BY_SIDE}, worker));
  return {done, faults};
}

/** Prints what came, one line each, and the sum. */
function printFetched(done: readonly Fetched[]): void {
  for (const {id, source, path} of done) {
    if (path !== null) process.stdout.write(`${id}: ${source}, ${path}\n`);
  }
  const here = done.filter(({path}) => path !== null);
  const bytes = here.reduce((sum, one) => sum + one.bytes, 0);
  process.stdout.write(`${here.length} of ${done.length} are here, ${formatBytes(bytes)}\n`);
}

/** Brings datasets here; a failed one does not stop the others, and decides the exit code. */
export async function fetchDatasets(
  ids: readonly string[],
  {all, json}: {readonly all: boolean; readonly json: boolean},
): Promise<void> {
  const infos = asked(ids, all);
  const total = infos.reduce((sum, {bytes}) => sum + bytes, 0);
  const progress = createProgress({label: "fetching", total, unit: "bytes", silent: json});

  // Ctrl-C keeps the partial files, which the next fetch resumes.
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once("SIGINT", onInterrupt);
  try {
    const {done, faults} = await fetchEach(infos, progress, stop.signal);
    progress.stop();
    const order = new Map(infos.map(({id}, i) => [id, i]));
    done.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    if (json) process.stdout.write(`${JSON.stringify({datasets: done}, null, 2)}\n`);
    else printFetched(done);
    if (faults.length > 0) {
      const failed = done.filter(({error}) => error !== null).length;
      const others = failed > 1 ? ` (${failed} of ${done.length} did not come)` : "";
      const exitCode = Math.min(...faults.map(exitCodeOf));
      throw new CliError(`${faults[0].message}${others}`, {exitCode});
    }
  } finally {
    progress.stop();
    process.removeListener("SIGINT", onInterrupt);
  }
}
