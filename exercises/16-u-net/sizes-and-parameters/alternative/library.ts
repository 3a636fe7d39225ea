// alternative: the library builds and counts the net, and lists the sizes that fit
// answer: parameters
import {countParameters, unet} from "voxelbook/nn";

function unetParameters(inChannels: number, classes: number, base: number, depth: number): number {
  return countParameters(unet({dims: 2, inChannels, classes, base, depth, padding: "valid"}))
    .trainable;
}
// answer: output
import {validUnetSizes} from "voxelbook/nn";

function outputSize(size: number, depth: number): number {
  const fits = validUnetSizes(depth, {count: size}).find(([into]) => into === size);
  return fits === undefined ? 0 : fits[1];
}
// answer: lost
const pixelsLost = "8*(2^L - 1) + 4*2^L";
