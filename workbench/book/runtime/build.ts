import {createHash} from "node:crypto";
import {copyFile, mkdir, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {basename, dirname, join} from "node:path";
import {gzipSync} from "node:zlib";
import {build, type BuildOptions, type OutputFile, type Plugin} from "esbuild";
import {packagePath} from "../packagePath.ts";
import {collectSources} from "./collectSources.ts";
import {collectTypes, importableFolders} from "./collectTypes.ts";
import {ROOT} from "./compiler/virtualSystem.ts";
import type {RuntimeAssets} from "./protocol.ts";

const require = createRequire(import.meta.url);

/** What a build of the runtime has written: the name of each part below the folder. */
export interface BuiltRuntime {
  readonly files: RuntimeAssets;
}

const STAND_INS = ["@tslab/typescript-for-tslab", "module", "path", "semver", "vm"];

/** Gives tslab's files what stands in for Node, and the compiler that keeps source maps. */
function nodeStandIns(standIns: string): Plugin {
  return {
    name: "node-stand-ins",
    setup(setup) {
      setup.onResolve({filter: /^[^.]/}, ({path, importer}) =>
        STAND_INS.includes(path) && importer.replaceAll("\\", "/").includes("/tslab/dist/")
          ? {path, namespace: "stand-in"}
          : null,
      );
      // For cells that import "tslab", its executor loads tslab's main file; the page has none.
      setup.onResolve({filter: /^\.\.$/}, ({importer}) =>
        importer.endsWith("executor.js") ? {path: "tslab", namespace: "stand-in"} : null,
      );
      setup.onLoad({filter: /.*/, namespace: "stand-in"}, ({path}) => ({
        contents: `module.exports = require(${JSON.stringify(standIns)}).standIns[${JSON.stringify(path)}];`,
        resolveDir: dirname(standIns),
      }));
    },
  };
}

/** The settings that all parts share. */
const COMMON: BuildOptions = {
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  platform: "browser",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "error",
  outdir: "/",
};

/** Bundles one part to one text. */
async function bundle(options: BuildOptions): Promise<Uint8Array> {
  const {outputFiles} = await build({...options, write: false});
  return outputFiles[0].contents;
}

/** Bundles tslab's converter and executor with their TypeScript. */
function bundleCompiler(): Promise<Uint8Array> {
  const tslab = createRequire(require.resolve("tslab/package.json"));
  return bundle({
    ...COMMON,
    entryPoints: [packagePath("book/runtime/compiler/compiler.entry.ts")],
    alias: {"@tslab/typescript-for-tslab": tslab.resolve("@tslab/typescript-for-tslab")},
    define: {
      // tslab chooses its target by Node's version: ES2022 from 18 on.
      "process.version": JSON.stringify("v20.19.0"),
      __dirname: JSON.stringify(`${ROOT}/node_modules/tslab/dist`),
    },
    // What TypeScript asks of Node, it asks only where it finds a process; a worker has none.
    external: ["perf_hooks", "fs", "os", "crypto", "buffer", "source-map-support", "inspector"],
    plugins: [nodeStandIns(packagePath("book/runtime/compiler/standIns.entry.ts"))],
  });
}

/**
 * Writes the library, each folder under its import name, and beside it as parts of their own what it
 * loads only when asked: TensorFlow.js with its backends. Returns the name of its first file.
 */
async function writeLibrary(library: string, outDir: string): Promise<string> {
  const folders = importableFolders(library);
  const lines = folders.map((folder) => `import * as ${folder} from "voxelbook/${folder}";`);
  const entries = folders.map((folder) => `"voxelbook/${folder}": ${folder}`);
  const {outputFiles} = await build({
    ...COMMON,
    write: false,
    stdin: {
      contents: `${lines.join("\n")}
        export const modules = {${entries.join(", ")}};
        export const sources = ${JSON.stringify(collectSources(library))};`,
      resolveDir: dirname(packagePath("package.json")),
    },
    conditions: ["browser"],
    // Functions and classes are printed by name.
    keepNames: true,
    splitting: true,
    chunkNames: "part-[hash]",
  });
  const isFirst = ({path}: OutputFile): boolean => basename(path) === "stdin.js";
  for (const file of outputFiles.filter((one) => !isFirst(one))) {
    await writeFile(join(outDir, basename(file.path)), file.contents);
  }

  // The tensor backend of every browser reads its program from a file beside the worker's script.
  const resolve = createRequire(join(library, "package.json")).resolve;
  const wasm = resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm");
  await copyFile(wasm, join(outDir, basename(wasm)));
  return write(outDir, "library.js", outputFiles.find(isFirst)!.contents);
}

/** Writes one part under a name that carries the hash of its content, and returns that name. */
async function write(outDir: string, name: string, content: Uint8Array): Promise<string> {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const file = name.replace(".", `-${hash}.`);
  await writeFile(join(outDir, file), content);
  return file;
}

/**
 * Builds everything a page needs to run cells into a folder, and `assets.json` with the names.
 * The library is taken as built (lib/dist): build it first.
 */
export async function buildRuntimeAssets(outDir: string): Promise<BuiltRuntime> {
  const library = dirname(require.resolve("voxelbook/package.json"));
  await mkdir(outDir, {recursive: true});
  const entry = (file: string): Promise<Uint8Array> =>
    bundle({...COMMON, entryPoints: [packagePath(`book/runtime/${file}`)]});
  const types = gzipSync(JSON.stringify(collectTypes(library)), {level: 9});
  const files: RuntimeAssets = {
    client: await write(outDir, "client.js", await entry("client.entry.ts")),
    worker: await write(outDir, "worker.js", await entry("worker/worker.entry.ts")),
    compiler: await write(outDir, "compiler.js", await bundleCompiler()),
    library: await writeLibrary(library, outDir),
    types: await write(outDir, "types.bin", types),
    checker: await write(outDir, "checker.js", await entry("check/checker.entry.ts")),
    answer: await write(outDir, "answer.js", await entry("check/answer.entry.ts")),
  };
  await writeFile(join(outDir, "assets.json"), `${JSON.stringify(files, null, 1)}\n`);
  return {files};
}
