import {listDatasets as allDatasets, type DatasetInfo} from "voxelbook/data";
import {findLocally, indexMirror, mirrorFolder} from "voxelbook/data/files";
import {formatBytes} from "../progress.ts";
import {formatTable} from "../table.ts";
import {asCliError} from "./asCliError.ts";

/** A row of `voxelbook datasets list --json`. */
interface ListedDataset extends DatasetInfo {
  /** Where the verified file is now, or null. */
  readonly path: string | null;
  readonly source: "mirror" | "cache" | null;
}

/** Finds every dataset where it already is. */
async function located(): Promise<ListedDataset[]> {
  const mirror = mirrorFolder();
  const rows: ListedDataset[] = [];
  // A mirror is walked once; the first row reports one that is no folder.
  let index: Awaited<ReturnType<typeof indexMirror>> | undefined;
  for (const info of allDatasets()) {
    const {found} = await findLocally(info, undefined, index);
    if (index === undefined && mirror !== undefined) index = await indexMirror(mirror);
    const source = found?.source === "network" ? null : (found?.source ?? null);
    rows.push({...info, path: found?.path ?? null, source});
  }
  return rows;
}

/** Says in a word where a dataset is. */
function whereOf({source, mirrorOnly}: ListedDataset): string {
  return source ?? (mirrorOnly ? "mirror only" : "-");
}

/** Prints every dataset: a table of 80 columns, or JSON. */
export async function listDatasets({json}: {readonly json: boolean}): Promise<void> {
  const rows = await located().catch((error: unknown) => {
    throw asCliError(error);
  });
  if (json) {
    process.stdout.write(`${JSON.stringify({datasets: rows}, null, 2)}\n`);
    return;
  }
  const columns = [
    {title: "id"},
    {title: "kind"},
    {title: "size", right: true},
    {title: "unit"},
    {title: "licence", shrink: true},
    {title: "here"},
  ];
  const lines = rows.map((row) => [
    row.id,
    row.kind,
    formatBytes(row.bytes),
    row.unit,
    row.licence,
    whereOf(row),
  ]);
  process.stdout.write(formatTable(columns, lines, {width: 80}));
  const here = rows.filter(({path}) => path !== null).length;
  process.stdout.write(`\n${here} of ${rows.length} are here; "-" is fetched when needed\n`);
}
