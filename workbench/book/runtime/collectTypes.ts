import {readFileSync, realpathSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join, relative, sep} from "node:path";
import type * as Compiler from "@tslab/typescript-for-tslab";
import {COMPILER_FOLDER, ROOT} from "./compiler/virtualSystem.ts";

const require = createRequire(import.meta.url);

/** Loads the TypeScript that tslab brings: the only one that cells are checked with. */
export function loadCellCompiler(): typeof Compiler {
  const tslab = createRequire(require.resolve("tslab/package.json"));
  return tslab("@tslab/typescript-for-tslab") as typeof Compiler;
}

/** The options that tslab gives its compiler, as far as they decide which declarations are read. */
function optionsOf(ts: typeof Compiler, typeRoot: string): Compiler.CompilerOptions {
  return {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    types: ["node"],
    typeRoots: [typeRoot],
    skipLibCheck: true,
  };
}

/** Prints declarations without comments; the compiler reads the same from them. */
function withoutComments(ts: typeof Compiler, file: Compiler.SourceFile): string {
  const printer = ts.createPrinter({removeComments: true, newLine: ts.NewLineKind.LineFeed});
  return printer.printFile(file).replace(/^ +/gm, "");
}

/** A file of a package: the package's folder here and in the page, and the way inside it. */
interface Place {
  readonly folder: string;
  readonly mounted: string;
  readonly inside: string;
}

/** Finds the package that a declaration belongs to; nested packages come to lie at the top. */
function placeOf(path: string, library: string): Place {
  const slashed = path.split(sep).join("/");
  const inLibrary = relative(library, path);
  if (!inLibrary.startsWith("..")) {
    const inside = inLibrary.split(sep).join("/");
    return {folder: library, mounted: `${ROOT}/node_modules/voxelbook`, inside};
  }
  const found = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\/(.*)$/.exec(slashed);
  if (found === null) throw new RangeError(`collectTypes: ${path} must lie in a package`);
  const [, folder, name, inside] = found;
  return {folder, mounted: `${ROOT}/node_modules/${name}`, inside};
}

interface Manifest {
  readonly exports: Readonly<Record<string, {readonly types?: string}>>;
}

const manifestOf = (library: string): Manifest =>
  JSON.parse(readFileSync(join(library, "package.json"), "utf8")) as Manifest;

/** Lists the folders that cells may import as `voxelbook/<folder>`; deeper paths are for Node. */
export function importableFolders(library: string): readonly string[] {
  return Object.keys(manifestOf(library).exports)
    .filter((name) => /^\.\/[a-z]+$/.test(name))
    .map((name) => name.slice(2));
}

/**
 * Collects the declarations that a cell can see: TypeScript's es2022, Node's, and the library's.
 *
 * @param library - the folder of the package `voxelbook`, built
 * @returns absolute path in the page's file system to text
 */
export function collectTypes(library: string): Record<string, string> {
  const ts = loadCellCompiler();
  const compilerFolder = realpathSync(dirname(ts.sys.getExecutingFilePath()));
  const nodeTypes = dirname(require.resolve("@types/node/package.json"));
  const lib = realpathSync(library);

  // A program over every folder of the library reads exactly the files that cells can reach.
  const {exports} = manifestOf(lib);
  const roots = importableFolders(lib).map((folder) => {
    const types = exports[`./${folder}`].types;
    if (types === undefined) throw new RangeError(`collectTypes: ./${folder} must name its types`);
    return join(lib, types);
  });
  const program = ts.createProgram(roots, optionsOf(ts, dirname(nodeTypes)));
  const files: Record<string, string> = {};
  for (const file of program.getSourceFiles()) {
    const path = realpathSync(file.fileName);
    const ofCompiler = relative(compilerFolder, path);
    if (!ofCompiler.startsWith("..")) {
      files[`${COMPILER_FOLDER}/${ofCompiler}`] = withoutComments(ts, file);
      continue;
    }
    const {folder, mounted, inside} = placeOf(path, lib);
    files[`${mounted}/${inside}`] = withoutComments(ts, file);
    files[`${mounted}/package.json`] ??= readFileSync(join(folder, "package.json"), "utf8");
  }
  return files;
}
