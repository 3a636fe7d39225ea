import {readFile} from "node:fs/promises";
import type {Mask, Volume} from "../image/index.ts";
import {datasetFile} from "./datasetFile.ts";
import {decodeMask, decodeVolume} from "./decode.ts";
import type {DatasetInfo} from "./manifest.ts";
import {findDataset} from "./manifest.ts";
import {nodeManifest} from "./nodeManifest.ts";
import type {SourcedVolume} from "./standIn.ts";
import {volumeOrStandIn} from "./standIn.ts";

/**
 * Lists every dataset of the manifest, in its order.
 *
 * @returns one row per file: id, title, unit, licence, attribution, address, size, SHA-256
 * @example listDatasets().some((info) => info.id === "sts-002-ct") // true
 */
export function listDatasets(): readonly DatasetInfo[] {
  return [...nodeManifest().values()];
}

/**
 * Describes one dataset.
 *
 * @param id - name of the dataset, such as "sts-002-ct"
 * @returns its row of the manifest
 * @throws DatasetError when the id is unknown; the message proposes the nearest one
 * @example datasetInfo("sts-002-ct").unit // "HU"
 */
export function datasetInfo(id: string): DatasetInfo {
  return findDataset(nodeManifest(), id, "datasetInfo");
}

/**
 * Returns the wording that has to stay with a dataset and beside every figure made from it.
 *
 * @param id - name of the dataset
 * @returns the wording, whole
 * @throws DatasetError when the id is unknown
 * @example attributionOf("head-t1-2mm") // "Hanke et al. (2014), Scientific Data 1:140003; PDDL 1.0."
 */
export function attributionOf(id: string): string {
  return findDataset(nodeManifest(), id, "attributionOf").attribution;
}

/**
 * Loads an image of the manifest: from VOXELBOOK_MIRROR, the cache folder or the network.
 *
 * @param id - name of an image, such as "sts-002-ct"
 * @returns the volume, in the unit of the manifest (CT in HU, PET in SUV, MR in scanner units)
 * @throws DatasetError when the file cannot be had or its SHA-256 is wrong
 * @throws TypeError when the dataset is a mask
 */
export async function loadVolume(id: string): Promise<Volume> {
  const info = findDataset(nodeManifest(), id, "loadVolume");
  const {path} = await datasetFile(info);
  return decodeVolume(info, await readFile(path));
}

/**
 * Loads a mask of the manifest: from VOXELBOOK_MIRROR, the cache folder or the network.
 *
 * @param id - name of a mask, such as "sts-002-ct-gtv"
 * @returns the mask, 0 outside and 1 inside
 * @throws DatasetError when the file cannot be had or its SHA-256 is wrong
 * @throws TypeError when the dataset is an image
 */
export async function loadMask(id: string): Promise<Mask> {
  const info = findDataset(nodeManifest(), id, "loadMask");
  const {path} = await datasetFile(info);
  return decodeMask(info, await readFile(path));
}

/**
 * Loads an image, or makes a generated stand-in when the image is out of reach, never silently.
 *
 * @param id - name of an image of the manifest
 * @param standIn - makes the stand-in; called only when it is needed
 * @returns the volume, whether it is the dataset, a note for the reader and the attribution
 * @throws DatasetError when the id is unknown or the bytes found are wrong
 */
export function loadVolumeOr(id: string, standIn: () => Volume): Promise<SourcedVolume> {
  return volumeOrStandIn(datasetInfo(id), () => loadVolume(id), standIn);
}
