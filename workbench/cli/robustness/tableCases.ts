import {type Mask, resampleMask, sameGrid} from "voxelbook/image";
import type {RadiomicsCase} from "voxelbook/pipeline";
import {CliError, USAGE} from "../error.ts";
import type {FeatureCase, MaskResampling} from "../features/featureCase.ts";
import {decodeImage, readImageBytes} from "../features/imageFile.ts";
import {labelMasks} from "../features/labelMasks.ts";

/** Reads the one region of a case. */
async function readMask(one: FeatureCase): Promise<Mask> {
  const map = decodeImage(await readImageBytes(one.maskPath, one.mask), "1");
  const [{mask}] = [...labelMasks(map, one.labels, one.mask)];
  if (typeof mask === "string") throw new RangeError(mask);
  return mask;
}

/** Turns the rows of a table into cases whose files are read when their turn comes. */
export function tableCases(
  table: readonly FeatureCase[],
  resampling: MaskResampling,
): RadiomicsCase[] {
  return table.map((one) => {
    const {id, labels} = one;
    const isOne = labels === "only" || (labels !== "all" && labels.length === 1);
    if (!isOne) {
      throw new CliError(
        `robustness: ${id}: label must name one label; write a row with an id of its own for each`,
        {exitCode: USAGE},
      );
    }
    return {
      id,
      async load() {
        const image = decodeImage(await readImageBytes(one.imagePath, one.image), one.unit);
        const mask = await readMask(one);
        if (sameGrid(image, mask) || resampling === null) return {image, mask};
        return {image, mask: resampleMask(mask, image, {interpolation: resampling})};
      },
    };
  });
}
