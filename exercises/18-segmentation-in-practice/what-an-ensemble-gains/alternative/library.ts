// alternative: with the library
// answer: information
import {uncertaintyMaps} from "voxelbook/nn";

const said = [variant.p, 1 - variant.p].map((p) => ({shape: [1, 1], data: Float32Array.of(p)}));
const maps = uncertaintyMaps(said, {activation: "sigmoid"});
const information = maps.mutualInformation.data[0];
// answer: limit
const limits = ["unseen", "bias"];
