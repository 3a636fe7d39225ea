import {orientationOf} from "voxelbook/image";
import type {Engine, Modality} from "voxelbook/nn";
import type {Segmentation, SegmentationMeasures} from "voxelbook/pipeline";
import {libraryVersion} from "../../exercise/libraryVersion.ts";
import {plainJson} from "../features/formatResults.ts";
import {formatTable} from "../table.ts";
import type {ChosenModel} from "./chooseModel.ts";
import type {ReadVolume} from "./readImages.ts";

/** All that is known when an image has been segmented. */
export interface SegmentResult {
  readonly image: ReadVolume & {readonly path: string};
  readonly chosen: ChosenModel;
  readonly modality: Modality;
  readonly modalityFrom: "command line" | "model";
  readonly engine: Pick<Engine, "backend" | "info">;
  readonly made: Segmentation;
  readonly notes: readonly string[];
  readonly out: string;
  readonly probabilities: string | null;
  readonly reference: {readonly path: string; readonly sha256: string} | null;
  readonly agreement: SegmentationMeasures | null;
}

/** Counts the voxels of the mask, and measures what they hold, mL. */
function sizeOf({made: {mask}}: SegmentResult): {voxels: number; volumeMl: number} {
  let voxels = 0;
  for (let i = 0; i < mask.data.length; i++) voxels += mask.data[i];
  const [dx, dy, dz] = mask.spacing;
  return {voxels, volumeMl: (voxels * dx * dy * dz) / 1000};
}

/** Writes the result as JSON; a distance that is not finite becomes null. */
export function segmentJson(result: SegmentResult): string {
  const {image, chosen, modality, modalityFrom, engine, notes, reference, agreement} = result;
  const {shape, spacing, unit} = image.volume;
  const {input, window, flips, output, provenance, network} = chosen.model;
  const text = plainJson({
    mask: result.out,
    probabilities: result.probabilities,
    ...sizeOf(result),
    agreement,
    notes,
    provenance: {
      version: libraryVersion(),
      image: {
        ...{file: image.path, sha256: image.sha256, modality, modalityFrom},
        ...{unit, unitFrom: image.unitFrom, shape, spacing},
        orientation: orientationOf(image.volume),
      },
      model: {
        ...{file: chosen.name, sha256: chosen.sha256, network: network.name},
        ...{input, window, flips, output, provenance},
      },
      reference: reference === null ? null : {file: reference.path, sha256: reference.sha256},
      engine: {backend: engine.backend, version: engine.info.version, device: engine.info.device},
    },
  });
  return `${text}\n`;
}

/** Writes a distance for a reader. */
const millimetres = (value: number) =>
  Number.isFinite(value) ? `${value.toFixed(2)} mm` : "none: a mask is empty";

/** Writes the result for a reader. */
export function showSegment(result: SegmentResult): string {
  const {chosen, agreement, reference} = result;
  const {voxels, volumeMl} = sizeOf(result);
  const [name] = chosen.model.output.names;
  const lines = [`${name}: ${voxels} voxels, ${volumeMl.toFixed(1)} mL\n`];
  if (agreement !== null) {
    const rows = [
      ["Dice", Number.isNaN(agreement.dice) ? "none" : agreement.dice.toFixed(3)],
      ["HD95, pooled", millimetres(agreement.hd95Pooled)],
      ["HD95, larger of the directions", millimetres(agreement.hd95Max)],
      ["ASSD", millimetres(agreement.assd)],
      ["volume of the reference", `${agreement.referenceMl.toFixed(1)} mL`],
    ];
    lines.push(
      `\n${formatTable([{title: `against ${reference?.path}`}, {title: "", right: true}], rows)}`,
    );
  }
  return lines.join("");
}
