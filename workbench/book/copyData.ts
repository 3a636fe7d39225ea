import {existsSync} from "node:fs";
import {copyFile, mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";

/** A row of the manifest that goes with the book; `carried` says whether the file does. */
interface CarriedRow {
  readonly id: string;
  readonly sha256: string;
  readonly licence: string;
  readonly url: string | null;
}

/** Says whether a licence lets us pass the file on, and the file has a public address. */
export function mayBePassedOn({licence, url}: {licence: string; url: string | null}): boolean {
  return url !== null && licence !== "" && !/none stated|unknown/i.test(licence);
}

/**
 * Copies the datasets that chapters use into `<out>/data/<sha256>`, where they are here and may be
 * passed on, and writes `<out>/data/manifest.json` with the rows of all datasets that chapters name,
 * so that attribution and licence stand beside the files.
 *
 * @returns ids of the datasets that are carried
 */
export async function copyData(out: string, ids: ReadonlySet<string>): Promise<string[]> {
  const folder = join(out, "data");
  await mkdir(folder, {recursive: true});
  const {findLocally} = await import("voxelbook/data/files");
  const {listDatasets} = await import("voxelbook/data");
  const rows: CarriedRow[] = [];
  const carried: string[] = [];
  for (const info of listDatasets()) {
    if (!ids.has(info.id)) continue;
    const {mirrorOnly: _, ...row} = info;
    rows.push(row);
    if (!mayBePassedOn(info)) continue;
    const {found} = await findLocally(info);
    if (found === undefined) continue;
    const target = join(folder, info.sha256);
    if (!existsSync(target)) await copyFile(found.path, target);
    carried.push(info.id);
  }
  const manifest = {version: 1, datasets: rows, carried};
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
  return carried;
}
