import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {copyFile, mkdir, readFile, writeFile} from "node:fs/promises";
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

/** What the chapters of a book need beside their pages. */
export interface NeededData {
  /** Datasets, by their ids. */
  readonly ids: ReadonlySet<string>;
  /** Files that come with the library, by their names. */
  readonly shipped: ReadonlySet<string>;
}

/** A file of the library that goes with the book, as the page finds it. */
interface ShippedRow {
  readonly id: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Copies the files of the library that chapters name; one that is not there is missed by its chapter. */
async function copyShipped(folder: string, names: ReadonlySet<string>): Promise<ShippedRow[]> {
  const {shippedFiles, shippedFolder} = await import("voxelbook/data/files");
  const rows: ShippedRow[] = [];
  for (const id of shippedFiles()) {
    if (!names.has(id)) continue;
    const bytes = await readFile(join(shippedFolder() ?? "", id));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await writeFile(join(folder, sha256), bytes);
    rows.push({id, bytes: bytes.length, sha256});
  }
  return rows;
}

/**
 * Copies the datasets that chapters use into `<out>/data/<sha256>`, where they are here and may be
 * passed on, and the files of the library that chapters name; writes `<out>/data/manifest.json` with the
 * rows of all of them, so that attribution and licence stand beside the datasets.
 *
 * @returns ids of the datasets that are carried
 */
export async function copyData(out: string, {ids, shipped: names}: NeededData): Promise<string[]> {
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
  const shipped = await copyShipped(folder, names);
  const manifest = {version: 1, datasets: rows, carried, shipped};
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
  return carried;
}
