import type {Command} from "commander";

const EXAMPLES = `
Examples:
  voxelbook native             @tensorflow/tfjs-node, for fast tensors on the processor
  voxelbook native --gpu       @tensorflow/tfjs-node-gpu, for a machine with an NVIDIA GPU and CUDA
  voxelbook native --compile   compile at once, without trying the ordinary download

Brings what npm alone cannot everywhere: the package with its download of libtensorflow or, where
that address cannot be reached, compiled against the libtensorflow of the Python wheel (Linux x64;
needs python3 with pip, make and g++). It is kept in the cache folder, outside every lock file.
Disk: about 1 GB afterwards and 1.5 GB meanwhile (--gpu: 1.5 and 2.5 GB). The course works without it.`;

/** Adds `voxelbook native`. */
export function register(program: Command): void {
  program
    .command("native")
    .description("bring a native build of TensorFlow.js (optional; chapters work without)")
    .option("--gpu", "the build for NVIDIA GPUs")
    .option("--compile", "do not try the ordinary download")
    .option("--force", "make it again even where it is there")
    .option("--json", "print the result as JSON")
    .addHelpText("after", EXAMPLES)
    .action(
      async (options: {gpu?: boolean; compile?: boolean; force?: boolean; json?: boolean}) => {
        const {bringNative} = await import("../native/bringNative.ts");
        await bringNative({
          kind: options.gpu === true ? "gpu" : "node",
          compile: options.compile === true,
          force: options.force === true,
          json: options.json === true,
        });
      },
    );
}
