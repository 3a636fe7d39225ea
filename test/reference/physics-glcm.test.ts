import {denseMatrix, glcm, glcmFeatures} from "voxelbook/features";
import {describeReference, number, numbers, type ReferenceCase, xyz} from "./cases.ts";
import {levelsFromZero} from "./textureInputs.ts";

/** The matrix of one offset, and its features by the names that scikit-image gives them. */
function cooccurrence({params, inputs}: ReferenceCase) {
  const symmetric = params["symmetric"];
  if (typeof symmetric !== "boolean") {
    throw new TypeError(`symmetric: must be true or false, got ${JSON.stringify(symmetric)}`);
  }
  const levels = levelsFromZero(inputs, "image", number(params, "levels"));
  const offset = xyz(numbers(params, "offset_row_col"), 0);
  const matrix = glcm(levels, {offset, symmetric});
  const found = glcmFeatures(matrix);
  return {
    counts: {shape: [levels.count, levels.count], data: denseMatrix(matrix).flat()},
    features: {
      ...found,
      homogeneity: found["inverseDifferenceMoment"],
      ASM: found["angularSecondMoment"],
      energy: Math.sqrt(found["angularSecondMoment"]),
      entropy_bits: found["jointEntropy"],
    },
  };
}

describeReference({files: "physics/glcm*.json", ops: {glcm: cooccurrence}});
