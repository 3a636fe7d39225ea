import {createHash} from "node:crypto";
import {readFile, stat} from "node:fs/promises";
import {dirname} from "node:path";
import {build, type BuildOptions, type Plugin} from "esbuild";
import {CliError, FAILED} from "../cli/error.ts";
import {BROWSER_STAND_INS} from "./browserStandIns.ts";
import {libraryFolder} from "./libraryFolder.ts";
import type {Exercise} from "./readExercise.ts";
import type {DefineTests, ExerciseInfo} from "./types.ts";
import {workbenchFile} from "./workbenchFile.ts";

/** Lets tests import voxelbook/* and the helpers wherever the exercise lies. */
function testImports(): Plugin {
  return {
    name: "test-imports",
    setup({onResolve, resolve}) {
      onResolve({filter: /^voxelbook-workbench\/exercise$/}, () => ({
        path: workbenchFile("exercise/testing.entry"),
      }));
      onResolve({filter: /^voxelbook\//}, async ({path, kind, pluginData}) => {
        if (pluginData === "own") return undefined;
        const resolveDir = dirname(workbenchFile("exercise/testing.entry"));
        return resolve(path, {kind, resolveDir, pluginData: "own"});
      });
    },
  };
}

async function bundle(options: BuildOptions, what: string): Promise<string> {
  try {
    const {outputFiles} = await build({
      bundle: true,
      write: false,
      format: "esm",
      conditions: libraryFolder().source ? ["voxelbook-source"] : [],
      logLevel: "silent",
      ...options,
    });
    return outputFiles?.[0].text ?? "";
  } catch (error) {
    throw new CliError(`${what} cannot be compiled: ${(error as Error).message}`, {
      exitCode: FAILED,
    });
  }
}

/** Tests that this process has loaded, by file, time of change and size. */
const loaded = new Map<string, Promise<DefineTests>>();

async function compileTests(file: string): Promise<DefineTests> {
  const options: BuildOptions = {entryPoints: [file], platform: "node", plugins: [testImports()]};
  const text = await bundle(options, file);
  const url = `data:text/javascript;base64,${Buffer.from(text).toString("base64")}`;
  const {tests} = (await import(url)) as {tests?: unknown};
  if (typeof tests === "function") return tests as DefineTests;
  throw new CliError(`${file}: must export a function tests(answer, rng), got ${typeof tests}`, {
    exitCode: FAILED,
  });
}

/**
 * Loads `tests` of a tests.ts or hidden.ts into this, the trusted process.
 *
 * @param file - absolute path
 * @throws CliError when it does not compile or exports no `tests`
 */
export async function loadTests(file: string): Promise<DefineTests> {
  const {mtimeMs, size} = await stat(file);
  const key = `${file}\0${mtimeMs}\0${size}`;
  const tests = loaded.get(key) ?? compileTests(file);
  loaded.set(key, tests);
  return tests;
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

/**
 * Bundles the public tests of an exercise for the page: an ES module without imports that exports
 * `runCheck(channel, language): Promise<CheckReport>`, `answers`, `AnswerError`, `encodeValue` and `decodeValue`.
 *
 * @param exercise - its tests.ts is taken, its hidden.ts never
 * @param infos - metadata in each language, with hidden weights
 */
export async function bundleTests(
  exercise: Exercise,
  infos: readonly ExerciseInfo[],
): Promise<string> {
  const [english, chinese = english] = infos;
  const contents = `
    import {tests} from ${JSON.stringify(exercise.testsFile)};
    import {createPageCheck} from ${JSON.stringify(workbenchFile("exercise/pageCheck.entry"))};
    export {AnswerError, decodeValue, encodeValue} from ${JSON.stringify(workbenchFile("exercise/pageCheck.entry"))};
    const infos = ${JSON.stringify({en: english, "zh-CN": chinese})};
    export const answers = infos.en.answers;
    export const runCheck = createPageCheck(tests, infos);
  `;
  return bundle(
    {
      stdin: {contents, resolveDir: exercise.folder, loader: "ts"},
      platform: "browser",
      target: "es2022",
      minify: true,
      plugins: [browserStandIns(), testImports()],
      define: {"process.env.NODE_ENV": '"production"'},
    },
    exercise.testsFile,
  );
}

/** SHA-256 of the tests of an exercise, for the result record. */
export async function hashTests({testsFile, hiddenFile}: Exercise): Promise<string> {
  const hash = createHash("sha256").update(await readFile(testsFile));
  if (hiddenFile !== undefined) hash.update("\0").update(await readFile(hiddenFile));
  return hash.digest("hex");
}
