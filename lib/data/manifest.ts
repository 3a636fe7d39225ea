import {didYouMean, FormatError} from "../core/index.ts";
import type {Unit} from "../image/index.ts";
import {DatasetError} from "./datasetError.ts";

/** One row of the manifest: a public file, what it holds and on which terms it may be passed on. */
export interface DatasetInfo {
  /** Name used in notebooks, such as "sts-002-ct". */
  readonly id: string;
  readonly title: string;
  readonly kind: "image" | "mask";
  /** What the voxel values mean; "1" for masks and for scanners' arbitrary units. */
  readonly unit: Unit;
  /** Path of the file inside a mirror folder. */
  readonly file: string;
  /** Public address, or null where the file exists in a mirror only. */
  readonly url: string | null;
  readonly bytes: number;
  /** SHA-256 of the file, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly licence: string;
  /** Wording that has to stay with the file and beside every figure made from it. */
  readonly attribution: string;
  readonly mirrorOnly: boolean;
}

/** The manifest's rows by id, in the order of the file. */
export type Manifest = ReadonlyMap<string, DatasetInfo>;

const UNITS: readonly string[] = ["HU", "SUV", "1/cm", "zscore", "1"] satisfies readonly Unit[];

/** Returns the rule that a row of the manifest breaks, or undefined. */
function brokenRule(row: Readonly<Record<string, unknown>>): string | undefined {
  for (const key of ["id", "title", "file", "licence", "attribution"]) {
    const value = row[key];
    if (typeof value !== "string" || value === "") return `${key} must be a text, got ${value}`;
  }
  const {kind, unit, url, bytes, sha256} = row;
  if (kind !== "image" && kind !== "mask") return `kind must be image or mask, got ${kind}`;
  if (!UNITS.includes(String(unit))) return `unit must be one of ${UNITS.join(", ")}, got ${unit}`;
  if (url !== null && !/^https?:\/\//.test(String(url))) {
    return `url must be an http address or null, got ${url}`;
  }
  if (!Number.isSafeInteger(bytes) || Number(bytes) < 1) {
    return `bytes must be a whole number of at least 1, got ${bytes}`;
  }
  if (!/^[0-9a-f]{64}$/.test(String(sha256))) {
    return `sha256 must be 64 lower-case hexadecimal digits, got ${sha256}`;
  }
  return undefined;
}

/** Turns a checked row into a dataset. */
function toInfo(row: Readonly<Record<string, unknown>>): DatasetInfo {
  const url = row["url"] === null ? null : String(row["url"]);
  return {
    id: String(row["id"]),
    title: String(row["title"]),
    kind: row["kind"] === "mask" ? "mask" : "image",
    unit: row["unit"] as Unit,
    file: String(row["file"]),
    url,
    bytes: Number(row["bytes"]),
    sha256: String(row["sha256"]),
    licence: String(row["licence"]),
    attribution: String(row["attribution"]),
    mirrorOnly: url === null,
  };
}

/** Reads the text of a manifest; a wrong row stops it with the row's number and the rule. */
export function parseManifest(text: string, name: string): Manifest {
  let raw: {version?: unknown; datasets?: unknown};
  try {
    raw = JSON.parse(text) as typeof raw;
  } catch (error) {
    throw new FormatError(`parseManifest: ${name} is not JSON: ${(error as Error).message}`);
  }
  if (raw?.version !== 1 || !Array.isArray(raw.datasets)) {
    throw new FormatError(
      `parseManifest: ${name} must have version 1 and a list of datasets, got version ${raw?.version}`,
    );
  }

  const rows = new Map<string, DatasetInfo>();
  for (const [index, row] of (raw.datasets as Record<string, unknown>[]).entries()) {
    const rule = brokenRule(row);
    if (rule !== undefined) {
      throw new FormatError(`parseManifest: ${name}, dataset ${index} (${row["id"]}): ${rule}`);
    }
    const info = toInfo(row);
    if (rows.has(info.id)) {
      throw new FormatError(`parseManifest: ${name}, dataset ${index}: id ${info.id} comes twice`);
    }
    rows.set(info.id, info);
  }
  return rows;
}

/** Finds a dataset by its id; an unknown id is answered with the nearest known one. */
export function findDataset(manifest: Manifest, id: string, who: string): DatasetInfo {
  const info = manifest.get(id);
  if (info !== undefined) return info;
  const hint = didYouMean(id, [...manifest.keys()]);
  throw new DatasetError(`${who}: id must be a dataset of the manifest, got "${id}"${hint}`, {
    fault: "unknown-id",
    dataset: id,
  });
}
