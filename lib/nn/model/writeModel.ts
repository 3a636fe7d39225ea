import * as v from "valibot";
import {writeSafetensors} from "../weights/writeSafetensors.ts";
import {parametersOf} from "../network/parametersOf.ts";
import type {Tensor} from "../tensor.ts";
import {MODEL_VERSION, modelSchema} from "./modelSchema.ts";
import {requireModel} from "./requireModel.ts";
import {firstFault} from "./schemaRules.ts";
import type {SegmentationModel} from "./segmentationModel.ts";

/** Key of the record in the file's metadata. */
export const MODEL_KEY = "voxelbook.model";

/**
 * Writes a model as one safetensors file: its weights under their own names, in single precision, and a
 * record of all that must be known to use them. The same model gives the same bytes.
 *
 * @param model - network, weights, what images it takes, how they are cut, what is made of the
 *   result, where the model comes from
 * @returns the bytes of the file; `readModel` reads them
 * @throws RangeError when a field of the record breaks its rule, or weights are missing or too many
 * @throws ShapeError when weights do not fit the network, or the network is none that outlines volumes
 * @ref safetensors
 * @example typeof writeModel // "function"
 */
export function writeModel(model: SegmentationModel): Uint8Array {
  const {weights, ...record} = model;
  const parsed = v.safeParse(modelSchema, record);
  if (!parsed.success) throw new RangeError(`writeModel: ${firstFault(parsed.issues)}`);
  requireModel("writeModel", model);

  // In the order of the layers, whatever order the weights were kept in.
  const ordered = new Map<string, Tensor>(
    parametersOf(model.network).map(({name}) => [name, weights.get(name) as Tensor]),
  );
  const text = JSON.stringify({version: MODEL_VERSION, ...parsed.output});
  return writeSafetensors(ordered, {dtype: "F32", metadata: {[MODEL_KEY]: text}});
}
