// Compiles the kernels of this folder and writes them into ../kernelsBinary.ts:
//   npm run kernels            (with `-- --print` they go to stdout instead)
// The compiler changes Array.prototype.sort of the process it runs in, so that nothing else imports this.
import {writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import asc from "assemblyscript/asc";

const folder = fileURLToPath(new URL(".", import.meta.url));

const OPTIONS = [
  "index.ts",
  ...["--baseDir", folder, "--outFile", "kernels.wasm", "-O3", "--converge", "--noAssert"],
  ...["--runtime", "stub", "--use", "abort=", "--importMemory", "--sharedMemory"],
  ...["--maximumMemory", "65536", "--enable", "simd", "--enable", "threads"],
];

/**
 * Compiles the kernels.
 * @returns {Promise<Uint8Array>} the module, its memory imported and shared
 */
async function compileKernels() {
  let binary;
  const {error, stderr} = await asc.main(OPTIONS, {
    writeFile: (name, content) => {
      if (name === "kernels.wasm") binary = content;
    },
  });
  if (error) throw new Error(`the kernels do not compile:\n${stderr}`, {cause: error});
  return binary;
}

/** Writes a module as the source of kernelsBinary.ts. */
function sourceOf(binary) {
  const text = Buffer.from(binary).toString("base64");
  return `// Written by \`npm run kernels\` from the sources in assembly/; a test compares the two.

/** The compiled kernels, in base64. */
export const KERNELS_BINARY =
  "${text}";
`;
}

const binary = await compileKernels();
if (process.argv.includes("--print")) {
  process.stdout.write(sourceOf(binary));
} else {
  writeFileSync(new URL("../kernelsBinary.ts", import.meta.url), sourceOf(binary));
  console.log(`kernels: ${binary.length} bytes`);
}
