import type {Mask, Volume} from "../image/index.ts";
import {DatasetError} from "./datasetError.ts";
import {decodeMask, decodeVolume} from "./decode.ts";
import type {DatasetInfo, Manifest} from "./manifest.ts";
import {findDataset, parseManifest} from "./manifest.ts";
import {findShipped, parseShipped, type ShippedFile} from "./shippedFile.ts";
import type {SourcedVolume} from "./standIn.ts";
import {volumeOrStandIn} from "./standIn.ts";

/** What the page puts on globalThis under Symbol.for("voxelbook.data"): where the book's data lie. */
export interface BookData {
  /** Address of the folder that holds manifest.json and the files by SHA-256, without a final slash. */
  readonly base: string;
}

/** The few things of a browser that this file uses; lib compiles without the DOM's types. */
interface SynchronousRequest {
  open(method: string, url: string, async: boolean): void;
  send(): void;
  readonly status: number;
  readonly responseText: string;
}

/** What the manifest of a book lists. */
interface BookManifest {
  readonly datasets: Manifest;
  readonly shipped: ReadonlyMap<string, ShippedFile>;
}

const loaded = new Map<string, BookManifest>();

/** Returns the address of the book's data. */
function bookBase(who: string): string {
  const data = (globalThis as {[key: symbol]: unknown})[Symbol.for("voxelbook.data")];
  const base = (data as Partial<BookData> | undefined)?.base;
  if (typeof base !== "string") {
    throw new TypeError(`${who}: the page must say where its data lie, got ${base} for base`);
  }
  return base.replace(/\/$/, "");
}

/** Reads the book's manifest once; a worker may wait for it, so that the same calls stay immediate. */
function bookManifest(who: string): BookManifest {
  const base = bookBase(who);
  const known = loaded.get(base);
  if (known !== undefined) return known;
  const {XMLHttpRequest: Request} = globalThis as {
    XMLHttpRequest?: new () => SynchronousRequest;
  };
  if (Request === undefined) throw new TypeError(`${who}: this is the browser's part of voxelbook`);
  const request = new Request();
  request.open("GET", `${base}/manifest.json`, false);
  request.send();
  if (request.status !== 200) {
    throw new DatasetError(`${who}: ${base}/manifest.json must exist, got ${request.status}`, {
      fault: "not-in-book",
      dataset: "manifest",
    });
  }
  const [text, where] = [request.responseText, `${base}/manifest.json`];
  const manifest = {datasets: parseManifest(text, where), shipped: parseShipped(text, where)};
  loaded.set(base, manifest);
  return manifest;
}

/** The book's datasets. */
const browserManifest = (who: string): Manifest => bookManifest(who).datasets;

/** Returns the SHA-256 of bytes, or undefined where a page without https has no cryptography. */
async function hashBytes(bytes: Uint8Array): Promise<string | undefined> {
  if (globalThis.crypto?.subtle === undefined) return undefined;
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Brings the bytes of a file from the book's own copy and checks size and SHA-256. */
async function bookBytes(info: ShippedFile, who: string): Promise<Uint8Array> {
  const fail = (message: string, fault: "not-in-book" | "no-network" | "checksum"): never => {
    throw new DatasetError(`${info.id}: ${message}`, {fault, dataset: info.id});
  };
  const url = `${bookBase(who)}/${info.sha256}`;
  let response: Response;
  try {
    response = await fetch(url);
  } catch (error) {
    return fail(`${url} cannot be reached (${(error as Error).message})`, "no-network");
  }
  if (response.status === 404) {
    return fail("this book does not carry the file; run the chapter in Jupyter", "not-in-book");
  }
  if (!response.ok) return fail(`the server answered ${response.status} for ${url}`, "no-network");

  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length !== info.bytes) {
    return fail(`${url} must have ${info.bytes} bytes, got ${bytes.length}`, "checksum");
  }
  const got = await hashBytes(bytes);
  if (got !== undefined && got !== info.sha256) {
    return fail(`SHA-256 of ${url} must be ${info.sha256}, got ${got}`, "checksum");
  }
  return bytes;
}

/**
 * Lists every dataset of the manifest, in its order.
 *
 * @returns one row per file
 */
export function listDatasets(): readonly DatasetInfo[] {
  return [...browserManifest("listDatasets").values()];
}

/**
 * Describes one dataset.
 *
 * @param id - name of the dataset
 * @returns its row of the manifest
 * @throws DatasetError when the id is unknown
 */
export function datasetInfo(id: string): DatasetInfo {
  return findDataset(browserManifest("datasetInfo"), id, "datasetInfo");
}

/**
 * Returns the wording that has to stay with a dataset.
 *
 * @param id - name of the dataset
 * @returns the wording, whole
 * @throws DatasetError when the id is unknown
 */
export function attributionOf(id: string): string {
  return findDataset(browserManifest("attributionOf"), id, "attributionOf").attribution;
}

/**
 * Loads an image from the book's own copy.
 *
 * @param id - name of an image
 * @returns the volume, in the unit of the manifest
 * @throws DatasetError when the book does not carry the file or its bytes are wrong
 */
export async function loadVolume(id: string): Promise<Volume> {
  const info = findDataset(browserManifest("loadVolume"), id, "loadVolume");
  return decodeVolume(info, await bookBytes(info, "loadVolume"));
}

/**
 * Loads a mask from the book's own copy.
 *
 * @param id - name of a mask
 * @returns the mask, 0 outside and 1 inside
 * @throws DatasetError when the book does not carry the file or its bytes are wrong
 */
export async function loadMask(id: string): Promise<Mask> {
  const info = findDataset(browserManifest("loadMask"), id, "loadMask");
  return decodeMask(info, await bookBytes(info, "loadMask"));
}

/**
 * Loads an image from the book's own copy, or makes a generated stand-in, never silently.
 *
 * @param id - name of an image
 * @param standIn - makes the stand-in; called only when it is needed
 * @returns the volume, whether it is the dataset, a note for the reader and the attribution
 */
export function loadVolumeOr(id: string, standIn: () => Volume): Promise<SourcedVolume> {
  return volumeOrStandIn(datasetInfo(id), () => loadVolume(id), standIn);
}

/**
 * Lists the files that come with the library and that this book carries.
 *
 * @returns their names, sorted
 */
export function shippedFiles(): readonly string[] {
  return [...bookManifest("shippedFiles").shipped.keys()].sort();
}

/**
 * Loads a file that comes with the library from the book's own copy.
 *
 * @param name - its name, such as "sts-pet-study.json"
 * @returns its bytes
 * @throws DatasetError when the book does not carry the file or its bytes are wrong
 */
export async function loadShippedFile(name: string): Promise<Uint8Array> {
  const {shipped} = bookManifest("loadShippedFile");
  const found = findShipped("loadShippedFile", [...shipped.keys()], name);
  return bookBytes(shipped.get(found) as ShippedFile, "loadShippedFile");
}

/**
 * Loads a trained model that comes with the library; `readModel` of voxelbook/nn reads the bytes.
 *
 * @param name - its name, such as "sts-pet"
 * @returns the bytes of its file
 * @throws DatasetError when the book does not carry the model or its bytes are wrong
 */
export function loadShippedModel(name: string): Promise<Uint8Array> {
  return loadShippedFile(`${name}.safetensors`);
}
