import * as v from "valibot";
import {FormatError} from "../../core/index.ts";
import {readSafetensors} from "../weights/readSafetensors.ts";
import {MODEL_VERSION, type ModelRecord, modelSchema} from "./modelSchema.ts";
import {requireModel} from "./requireModel.ts";
import {firstFault} from "./schemaRules.ts";
import type {SegmentationModel} from "./segmentationModel.ts";
import {MODEL_KEY} from "./writeModel.ts";

const WHO = "readModel";

/** Says what a safetensors file without our record may be. */
function otherFile(metadata: ReadonlyMap<string, string>): string {
  if (metadata.has("voxelbook.checkpoint")) return "a checkpoint of a training";
  return "a safetensors file of another program";
}

/** Checks the version before anything else, so that a newer file is told from a broken one. */
function requireVersion(record: unknown): void {
  const version = (record as {version?: unknown} | null)?.version;
  if (version === MODEL_VERSION) return;
  const isNewer = typeof version === "number" && version > MODEL_VERSION;
  const hint = isNewer ? ": a newer voxelbook wrote it; update this one" : "";
  throw new FormatError(
    `${WHO}: version of ${MODEL_KEY} must be ${MODEL_VERSION}, got ${JSON.stringify(version) ?? "none"}${hint}`,
  );
}

/** Reads the record of a model out of the file's metadata. */
function recordOf(metadata: ReadonlyMap<string, string>): ModelRecord {
  const text = metadata.get(MODEL_KEY);
  if (text === undefined) {
    throw new FormatError(
      `${WHO}: the file must hold the record ${MODEL_KEY}, got ${otherFile(metadata)}`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new FormatError(`${WHO}: ${MODEL_KEY} must be JSON, got ${(error as Error).message}`);
  }
  requireVersion(json);
  const {version: _, ...record} = json as {version: number};
  const parsed = v.safeParse(modelSchema, record);
  if (!parsed.success) throw new FormatError(`${WHO}: ${MODEL_KEY}: ${firstFault(parsed.issues)}`);
  return parsed.output;
}

/**
 * Reads a model that `writeModel` has written. The bytes may come from anywhere: every field is checked,
 * then that network, weights and window fit each other. Nothing in the file is ever run.
 *
 * @param bytes - the whole file
 * @returns the model
 * @throws FormatError when the bytes are no safetensors file or end early, hold no model or one of a
 *   newer version, or a field breaks its rule; the message names it
 * @throws ShapeError when weights do not fit the network, or the network is none that outlines volumes
 * @throws RangeError when an array of the network is missing or one is there that it does not have
 * @ref safetensors
 * @example typeof readModel // "function"
 */
export function readModel(bytes: Uint8Array): SegmentationModel {
  const {weights, metadata} = readSafetensors(bytes);
  const model = {...recordOf(metadata), weights};
  requireModel(WHO, model);
  return model;
}
