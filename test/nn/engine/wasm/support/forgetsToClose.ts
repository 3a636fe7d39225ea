// A program that opens threads, works with them and ends without closing anything.
import type {Tensor4D} from "@tensorflow/tfjs-core";
import {openEngine} from "../../../../../lib/nn/engine/openEngine.ts";
import {registerWasmKernels} from "../../../../../lib/nn/engine/wasm/registerWasmKernels.ts";

const {tf} = await openEngine({backend: "wasm"});
const {threads} = await registerWasmKernels(tf, {threads: 3});
const x: Tensor4D = tf.ones([1, 64, 64, 8]);
const filter: Tensor4D = tf.ones([3, 3, 8, 8]);
tf.conv2d(x, filter, 1, "same").dataSync();
console.log(`threads ${threads}`);
