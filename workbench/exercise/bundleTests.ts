import {createHash} from "node:crypto";
import {readFile, stat} from "node:fs/promises";
import {dirname, relative, resolve, sep} from "node:path";
import {build, type BuildOptions, type OutputFile, type Plugin} from "esbuild";
import {CliError, FAILED} from "../cli/error.ts";
import {BROWSER_STAND_INS} from "./browserStandIns.ts";
import {libraryFolder} from "./libraryFolder.ts";
import type {Exercise} from "./readExercise.ts";
import * as testing from "./testing.entry.ts";
import type {DefineTests, ExerciseInfo} from "./types.ts";
import {workbenchFile} from "./workbenchFile.ts";

/** How tests name the helpers, and where they find them in the process that runs the tests. */
const HELPERS = /^voxelbook-workbench\/exercise$/;
const HELPERS_KEY = "voxelbook.exercise.helpers";

/** Lets tests import voxelbook/* wherever the exercise lies. */
function libraryImports(): Plugin {
  return {
    name: "library-imports",
    setup({onResolve, resolve}) {
      onResolve({filter: /^voxelbook\//}, async ({path, kind, pluginData}) => {
        if (pluginData === "own") return undefined;
        const resolveDir = dirname(workbenchFile("exercise/testing.entry"));
        return resolve(path, {kind, resolveDir, pluginData: "own"});
      });
    },
  };
}

/** Gives tests in the page the helpers from their source. */
function bundledHelpers(): Plugin {
  return {
    name: "bundled-helpers",
    setup({onResolve}) {
      onResolve({filter: HELPERS}, () => ({path: workbenchFile("exercise/testing.entry")}));
    },
  };
}

/** Gives tests in this process the helpers that it has loaded: a copy of mathjs for each takes long. */
function loadedHelpers(): Plugin {
  return {
    name: "loaded-helpers",
    setup({onLoad, onResolve}) {
      onResolve({filter: HELPERS}, ({path}) => ({path, namespace: "loaded-helpers"}));
      onLoad({filter: /.*/, namespace: "loaded-helpers"}, () => ({
        contents: `const helpers = globalThis[Symbol.for(${JSON.stringify(HELPERS_KEY)})];
          export const {${Object.keys(testing).join(", ")}} = helpers;`,
      }));
    },
  };
}

async function bundle(options: BuildOptions, what: string): Promise<readonly OutputFile[]> {
  try {
    const {outputFiles} = await build({
      bundle: true,
      format: "esm",
      conditions: libraryFolder().source ? ["voxelbook-source"] : [],
      // Exercises train nothing: TensorFlow.js stays outside.
      external: ["@tensorflow/*"],
      logLevel: "silent",
      ...options,
      write: false,
    });
    return outputFiles;
  } catch (error) {
    throw new CliError(`${what} cannot be compiled: ${(error as Error).message}`, {
      exitCode: FAILED,
    });
  }
}

/** What this process has loaded, by file, time of change and size. */
const loaded = new Map<string, Promise<Readonly<Record<string, unknown>>>>();

async function compileModule(file: string): Promise<Readonly<Record<string, unknown>>> {
  const plugins = [loadedHelpers(), libraryImports()];
  const [{text}] = await bundle({entryPoints: [file], platform: "node", plugins}, file);
  (globalThis as {[key: symbol]: unknown})[Symbol.for(HELPERS_KEY)] = testing;
  const url = `data:text/javascript;base64,${Buffer.from(text).toString("base64")}`;
  return (await import(url)) as Readonly<Record<string, unknown>>;
}

/**
 * Loads a file of an exercise's author into this, the trusted process; one that has not changed is loaded once.
 *
 * @param file - absolute path
 * @returns what it exports
 * @throws CliError when it does not compile
 */
export async function loadModule(file: string): Promise<Readonly<Record<string, unknown>>> {
  const {mtimeMs, size} = await stat(file);
  const key = `${file}\0${mtimeMs}\0${size}`;
  const module = loaded.get(key) ?? compileModule(file);
  loaded.set(key, module);
  return module;
}

/**
 * Loads `tests` of a tests.ts or hidden.ts.
 *
 * @throws CliError when it does not compile or exports no `tests`
 */
export async function loadTests(file: string): Promise<DefineTests> {
  const {tests} = await loadModule(file);
  if (typeof tests === "function") return tests as DefineTests;
  throw new CliError(`${file}: must export a function tests(answer, rng), got ${typeof tests}`, {
    exitCode: FAILED,
  });
}

/** Serves mocha's few Node imports in the browser. */
function browserStandIns(): Plugin {
  return {
    name: "browser-stand-ins",
    setup({onLoad, onResolve}) {
      onResolve(
        {filter: /^(node:)?(events|util|path|tty|supports-color|debug|picocolors)$/},
        ({path}) => ({
          path: path.replace(/^node:/, ""),
          namespace: "stand-in",
        }),
      );
      onLoad({filter: /.*/, namespace: "stand-in"}, ({path}) => ({
        contents: BROWSER_STAND_INS[path],
        loader: "js",
      }));
    },
  };
}

/** An exercise whose public tests go to the page. */
export interface PageTests {
  /** Its tests.ts is taken, its hidden.ts never. */
  readonly exercise: Exercise;
  /** Its metadata in each language, with hidden weights. */
  readonly infos: readonly ExerciseInfo[];
}

/** Gives each exercise its module: the public tests joined to what runs them in a page. */
function pageModules(exercises: ReadonlyMap<string, PageTests>): Plugin {
  const runner = JSON.stringify(workbenchFile("exercise/pageCheck.entry"));
  return {
    name: "page-modules",
    setup({onLoad, onResolve}) {
      onResolve({filter: /^exercise:/}, ({path}) => ({
        path: path.slice("exercise:".length),
        namespace: "exercise",
      }));
      onLoad({filter: /.*/, namespace: "exercise"}, ({path}) => {
        const {exercise, infos} = exercises.get(path)!;
        const [english, chinese = english] = infos;
        const contents = `
          import {tests} from ${JSON.stringify(exercise.testsFile)};
          import {createPageCheck} from ${runner};
          export {AnswerError, decodeValue, encodeValue} from ${runner};
          const infos = ${JSON.stringify({en: english, "zh-CN": chinese})};
          export const answers = infos.en.answers;
          export const runCheck = createPageCheck(tests, infos);
        `;
        return {contents, resolveDir: exercise.folder, loader: "ts"};
      });
    },
  };
}

/**
 * Bundles the public tests of exercises for the page. Each becomes an ES module that exports
 * `runCheck(channel, language): Promise<CheckReport>`, `answers`, `AnswerError`, `encodeValue` and
 * `decodeValue`; what they share stands in files of its own beside them.
 *
 * @returns text by path: `<id>-<hash>.js` for each exercise, other names for what is shared
 */
export async function bundleTests(pages: readonly PageTests[]): Promise<Map<string, string>> {
  const exercises = new Map(pages.map((page) => [page.exercise.id, page]));
  const outdir = "/exercises";
  const files = await bundle(
    {
      entryPoints: [...exercises.keys()].map((id) => ({in: `exercise:${id}`, out: id})),
      outdir,
      entryNames: "[dir]/[name]-[hash]",
      chunkNames: "shared-[hash]",
      splitting: true,
      platform: "browser",
      target: "es2022",
      minify: true,
      plugins: [pageModules(exercises), browserStandIns(), bundledHelpers(), libraryImports()],
      define: {"process.env.NODE_ENV": '"production"'},
    },
    [...exercises.values()].map(({exercise}) => exercise.testsFile).join(", "),
  );
  return new Map(
    files.map(({path, text}) => [relative(resolve(outdir), path).split(sep).join("/"), text]),
  );
}

/**
 * SHA-256 of everything of an exercise that a verdict depends on: public and hidden tests, what draws the variant,
 * the metadata with its points and titles, and the author's own code cells.
 */
export async function hashTests(exercise: Exercise): Promise<string> {
  const hash = createHash("sha256");
  for (const file of [exercise.testsFile, exercise.hiddenFile, exercise.variantFile]) {
    hash.update(file === undefined ? "" : await readFile(file)).update("\0");
  }
  for (const {info, notebook} of exercise.editions) {
    const cells = notebook.cells.filter(({cell_type}) => cell_type === "code");
    hash.update(JSON.stringify([info, cells.map(({id, source}) => [id, source])]));
  }
  return hash.digest("hex");
}
