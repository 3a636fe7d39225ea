import {existsSync, readdirSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {findShipped} from "./shippedFile.ts";

/** Where the files lie that come with the library: beside its sources, or beside what is built of them. */
const PLACES = ["../models/", "../../models/"];

/** Returns the folder of the files that come with the library, or undefined where there is none. */
export function shippedFolder(): string | undefined {
  const paths = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  return paths.find((path) => existsSync(path));
}

/**
 * Lists the files that come with the library: trained models and the results of studies.
 *
 * @returns their names, sorted
 * @example Array.isArray(shippedFiles()) // true
 */
export function shippedFiles(): readonly string[] {
  const folder = shippedFolder();
  if (folder === undefined) return [];
  return readdirSync(folder)
    .filter((name) => /\.(safetensors|json)$/.test(name))
    .sort();
}

/**
 * Loads a file that comes with the library, whole, without any network.
 *
 * @param name - its name, such as "sts-pet-study.json"
 * @returns its bytes
 * @throws DatasetError when no such file comes with the library; the message proposes the nearest one
 */
export async function loadShippedFile(name: string): Promise<Uint8Array> {
  const found = findShipped("loadShippedFile", shippedFiles(), name);
  return new Uint8Array(await readFile(join(shippedFolder() ?? "", found)));
}

/**
 * Loads a trained model that comes with the library; `readModel` of voxelbook/nn reads the bytes.
 *
 * @param name - its name, such as "sts-pet"
 * @returns the bytes of its file
 * @throws DatasetError when no such model comes with the library; the message proposes the nearest one
 */
export function loadShippedModel(name: string): Promise<Uint8Array> {
  return loadShippedFile(`${name}.safetensors`);
}
