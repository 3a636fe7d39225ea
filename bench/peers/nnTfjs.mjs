// Times one network of `npm run bench -- nn` as tfjs-node's own operations, gradients and Adam compute it.
//
// usage: nnTfjs.mjs JOB FOLDER PACKAGE REPEATS; PACKAGE is a file beside which @tensorflow/tfjs-node is
// found. Writes the gradient to FOLDER/JOB.tfjs-node.gradient and prints JSON as nn/own.entry.ts does.
import {readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import util from "node:util";

const [name, folder, from, repeats] = process.argv.slice(2);
// tfjs-node calls what Node 23 took away.
util.isNullOrUndefined ??= (value) => value === null || value === undefined;
process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";
const tf = createRequire(from)("@tensorflow/tfjs-node");

const job = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
const bytes = readFileSync(join(folder, `${name}.raw`));
const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset));
let at = 0;
const take = (shape) => {
  const size = shape.reduce((a, b) => a * b, 1);
  at += size;
  return tf.tensor(numbers.slice(at - size, at), shape);
};
const x = take(job.shape);
const target = take(job.shape);
const arrays = new Map(
  job.parameters.map(({name, shape, trainable}) => [name, tf.variable(take(shape), trainable)]),
);
const trainable = job.parameters.filter((one) => one.trainable).map((one) => arrays.get(one.name));
const get = (key) => arrays.get(key);

const volume = job.dims === 3;
const conv = (input, filter) =>
  volume ? tf.conv3d(input, filter, 1, "same") : tf.conv2d(input, filter, 1, "same");

/** TensorFlow.js has no gradient of conv3dTranspose. */
const transpose3d = tf.customGrad((input, filter, save) => {
  save([input, filter]);
  const [n, z, y, w] = input.shape;
  const shape = [n, 2 * z, 2 * y, 2 * w, filter.shape[3]];
  return {
    value: tf.conv3dTranspose(input, filter, shape, 2, "valid"),
    gradFunc: (dy, [image, weight]) => [
      tf.conv3d(dy, weight, 2, "valid"),
      tf
        .engine()
        .runKernel(
          "Conv3DBackpropFilterV2",
          {x: dy, dy: image},
          {strides: [2, 2, 2], pad: "valid", filterShape: weight.shape},
        ),
    ],
  };
});
const up = (input, filter) => {
  if (volume) return transpose3d(input, filter);
  const [n, y, w] = input.shape;
  return tf.conv2dTranspose(input, filter, [n, 2 * y, 2 * w, filter.shape[2]], 2, "valid");
};
const pool = (input) =>
  volume ? tf.maxPool3d(input, 2, 2, "valid") : tf.maxPool(input, 2, 2, "valid");

/** Batch normalisation by the batch, or by the running averages. */
function norm(input, prefix, training) {
  const shape = input.shape;
  // TensorFlow.js's own operation takes at most four axes.
  const flat = volume ? tf.reshape(input, [shape[0], -1, shape[3], shape[4]]) : input;
  const [scale, offset] = [get(`${prefix}.gamma`), get(`${prefix}.beta`)];
  const {mean, variance} = training
    ? tf.moments(flat, [0, 1, 2])
    : {mean: get(`${prefix}.mean`), variance: get(`${prefix}.variance`)};
  return tf.reshape(tf.batchNorm(flat, mean, variance, offset, scale, 1e-5), shape);
}

function level(input, prefix, training) {
  let y = input;
  for (const i of [1, 2]) {
    y = conv(y, get(`${prefix}.conv${i}.weight`));
    y = tf.relu(norm(y, `${prefix}.norm${i}`, training));
  }
  return y;
}

function network(input, training) {
  const kept = [];
  let y = input;
  for (let i = 0; i < job.depth; i++) {
    y = level(y, `encoder${i}`, training);
    kept.push(y);
    y = pool(y);
  }
  y = level(y, "bottom", training);
  for (let i = job.depth - 1; i >= 0; i--) {
    y = tf.concat([kept[i], up(y, get(`decoder${i}.up.weight`))], -1);
    y = level(y, `decoder${i}`, training);
  }
  return conv(y, get("head.weight"));
}

const loss = () => tf.losses.sigmoidCrossEntropy(target, network(x, true));
const {value, grads} = tf.variableGrads(loss, trainable);
const gradient = tf.concat(
  job.parameters
    .filter((one) => one.trainable)
    .map(({name}) => {
      return tf.reshape(grads[get(name).name], [-1]);
    }),
);
writeFileSync(join(folder, `${name}.tfjs-node.gradient`), gradient.dataSync());

const WARM_UPS = 2;
const times = (work) => {
  const measured = [];
  for (let i = 0; i < WARM_UPS + Number(repeats); i++) {
    const started = performance.now();
    tf.tidy(work);
    measured.push(performance.now() - started);
  }
  return measured.slice(WARM_UPS);
};
const optimiser = tf.train.adam(1e-3);
const infer = times(() => network(x, false).dataSync());
const train = times(() => optimiser.minimize(loss, true, trainable).dataSync());
const device = `TensorFlow ${tf.backend().binding.TF_Version}`;
console.log(JSON.stringify({train, infer, loss: value.dataSync()[0], device}));
