import {lastLines, runTool} from "./runTool.ts";

/** What a tensor backend answered when it was loaded and multiplied two matrices. */
export interface ProbeAnswer {
  readonly backend: string;
  /** Version of libtensorflow, where there is one. */
  readonly tensorflow: string | null;
  readonly isUsingGpu: boolean;
  /** Time to load the package, ms. */
  readonly loadMs: number;
  /** Time of one product of two 512 × 512 matrices, ms. */
  readonly productMs: number;
}

/** A backend that works, or why it does not. */
export type Probe =
  | {readonly ok: true; readonly answer: ProbeAnswer}
  | {readonly ok: false; readonly reason: string};

/**
 * The program a child runs: it loads a backend, checks a product known by heart and times a larger one.
 * tfjs-node calls util.isNullOrUndefined, which Node 23 removed: it is put back before loading.
 */
const PROGRAM = `
const util = require("node:util");
if (util.isNullOrUndefined === undefined) util.isNullOrUndefined = (value) => value == null;
const {createRequire} = require("node:module");
const [kind, from] = process.argv.slice(1);
const load = createRequire(from);
(async () => {
  const started = performance.now();
  let tf;
  if (kind === "wasm") {
    tf = load("@tensorflow/tfjs-core");
    load("@tensorflow/tfjs-backend-wasm");
    await tf.setBackend("wasm");
  } else {
    tf = load(kind === "gpu" ? "@tensorflow/tfjs-node-gpu" : "@tensorflow/tfjs-node");
  }
  await tf.ready();
  const loadMs = performance.now() - started;
  const product = await tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])).data();
  if (product.join() !== "19,22,43,50") throw new Error("a product of two matrices must be 19,22,43,50, got " + product.join());
  const a = tf.ones([512, 512]);
  await tf.matMul(a, a).data();
  const before = performance.now();
  await tf.matMul(a, a).data();
  const productMs = performance.now() - before;
  const native = tf.backend();
  console.log(JSON.stringify({
    backend: tf.getBackend(),
    tensorflow: native.binding && native.binding.TF_Version || null,
    isUsingGpu: native.isUsingGpuDevice === true,
    loadMs: Math.round(loadMs),
    productMs: Math.round(productMs * 10) / 10,
  }));
})().catch((error) => {
  console.error(error && error.message || error);
  process.exit(1);
});
`;

/** Options of {@link probeBackend}. */
export interface ProbeOptions {
  readonly limitMs?: number;
  readonly signal?: AbortSignal | undefined;
  /** Further arguments of the child's Node. */
  readonly nodeArguments?: readonly string[];
}

/**
 * Loads a backend in a child process, so that a broken native part cannot harm this one.
 *
 * @param kind - which backend
 * @param from - a file; packages are looked for from its folder upwards
 */
export async function probeBackend(
  kind: "gpu" | "node" | "wasm",
  from: string,
  {limitMs = 60_000, signal, nodeArguments = []}: ProbeOptions = {},
): Promise<Probe> {
  const {code, stdout, output, reason} = await runTool(
    process.execPath,
    [...nodeArguments, "--input-type=commonjs", "-e", PROGRAM, kind, from],
    {limitMs, signal, env: {...process.env, TF_CPP_MIN_LOG_LEVEL: "2", NODE_OPTIONS: undefined}},
  );
  if (reason === "time") return {ok: false, reason: `no answer within ${limitMs / 1000} s`};
  if (code !== 0) return {ok: false, reason: lastLines(output, 3) || `it ended with code ${code}`};
  return {ok: true, answer: JSON.parse(lastLines(stdout, 1)) as ProbeAnswer};
}
