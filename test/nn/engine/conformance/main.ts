// Checks every engine operation and its gradient on one backend, or on each that is there:
//   node --import tsx --conditions=voxelbook-source test/nn/engine/conformance/main.ts [backend …]
//   --all-kernels     refuses no kernel, to learn which ones of a backend are right
//   --only=TEXT       the cases whose name holds the text
//   --dawn=FILE       WebGPU in Node: index.js of the npm package "webgpu", which is no part of the course
import {pathToFileURL} from "node:url";
import {checkedKernels} from "../../../../lib/nn/engine/checkedKernels.ts";
import {BACKENDS, type BackendName} from "../../../../lib/nn/engine/engine.ts";
import {GRADIENTS} from "../../../../lib/nn/engine/gradients/registerGradients.ts";
import {openBackend} from "../../../../lib/nn/engine/openBackend.ts";
import {openEngine} from "../../../../lib/nn/engine/openEngine.ts";
import {runConformance} from "./runConformance.ts";

const flags = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const only = flags.find((flag) => flag.startsWith("--only="))?.slice("--only=".length) ?? "";

/** What is used of the npm package "webgpu". */
interface Dawn {
  create(options: readonly string[]): object;
  readonly globals: object;
}

/** Puts WebGPU where a browser has it. */
async function provideWebGpu(file: string): Promise<void> {
  const {create, globals} = (await import(pathToFileURL(file).href)) as Dawn;
  Object.assign(globalThis, globals);
  const navigator = {gpu: create([])};
  Object.defineProperty(globalThis, "navigator", {value: navigator, configurable: true});
}

const dawn = flags.find((flag) => flag.startsWith("--dawn="))?.slice("--dawn=".length);
if (dawn !== undefined) await provideWebGpu(dawn);

/** Opens a backend as users get it, or with all of its kernels. */
async function open(backend: BackendName) {
  const options = {backend, allowSoftware: asked.length > 0};
  if (!flags.includes("--all-kernels")) return openEngine(options);
  const {close = () => undefined, ...rest} = await openBackend(options);
  return {...rest, close};
}

/** Checks one backend; returns whether it was there and all agreed. */
async function check(backend: BackendName): Promise<boolean> {
  let engine: Awaited<ReturnType<typeof open>>;
  try {
    engine = await open(backend);
  } catch (error) {
    console.log((error as Error).message);
    return asked.length === 0;
  }
  const {device, version} = engine.info;
  console.log(`${backend}: TensorFlow.js ${version}, ${device}`);
  const {results, kernels, gradients} = await runConformance(engine.tf, {only});
  const failed = results.filter(({problem}) => problem !== null);
  for (const {name, problem} of failed) console.log(`  ${name}\n    ${problem}`);

  // The list of checked kernels is the list of those that ran here, no more and no less.
  const checked = checkedKernels(backend);
  const idle = only === "" ? [...checked].filter((name) => !kernels.includes(name)) : [];
  const untried = only === "" ? GRADIENTS.filter((name) => !gradients.includes(name)) : [];
  const unlisted = kernels.filter((name) => !checked.has(name));
  if (idle.length > 0) console.log(`  listed as checked, but never ran: ${idle.join(" ")}`);
  if (unlisted.length > 0) console.log(`  ran, but not listed as checked: ${unlisted.join(" ")}`);
  if (untried.length > 0) console.log(`  gradients that nobody took: ${untried.join(" ")}`);
  console.log(`${backend}: ${results.length - failed.length} passed, ${failed.length} failed`);
  engine.close();
  return failed.length + idle.length + untried.length === 0;
}

for (const backend of asked.length > 0 ? (asked as BackendName[]) : BACKENDS) {
  if (!(await check(backend))) process.exitCode = 1;
}
