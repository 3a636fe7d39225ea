import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import type {Manifest} from "./manifest.ts";
import {parseManifest} from "./manifest.ts";

/** Where the manifest lies: beside the built library, or in the repository's datasets folder. */
const PLACES = ["./manifest.json", "../../datasets/manifest.json"];

const loaded: {manifest?: Manifest} = {};

/** Reads the manifest once; it belongs to the library and does not change while a program runs. */
export function nodeManifest(): Manifest {
  if (loaded.manifest !== undefined) return loaded.manifest;
  const paths = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const path = paths.find((candidate) => existsSync(candidate));
  if (path === undefined) {
    throw new Error(`nodeManifest: manifest.json must lie at one of ${paths.join(", ")}`);
  }
  loaded.manifest = parseManifest(readFileSync(path, "utf8"), path);
  return loaded.manifest;
}
