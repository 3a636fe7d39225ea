import {build, type Message, type Plugin, stop, transform} from "esbuild";
import {AnswerError} from "./answerError.ts";
import type {AnswerModule} from "./answerModules.ts";
import {libraryFolder} from "./libraryFolder.ts";

const ALLOWED = /^voxelbook\/[a-z]+$/;
const MAX_TEXT = 300;

/** Serves answer cells from memory, lets them import voxelbook/* and refuses everything else. */
function answerPlugin(modules: ReadonlyMap<string, AnswerModule>): Plugin {
  return {
    name: "answer",
    setup({onLoad, onResolve}) {
      onResolve({filter: /.*/}, ({path, namespace, kind}) => {
        if (kind === "entry-point") return {path, namespace: "answer"};
        if (namespace !== "answer") return undefined;
        const id = path.slice(2);
        if (path.startsWith("./") && modules.has(id)) return {path: id, namespace: "answer"};
        if (ALLOWED.test(path)) return undefined;
        return {errors: [{text: "", detail: {forbidden: path}}]};
      });
      onLoad({filter: /.*/, namespace: "answer"}, ({path}) => ({
        contents: modules.get(path)?.text ?? "",
        loader: "ts",
        resolveDir: libraryFolder().folder,
      }));
    },
  };
}

/** What every answer is compiled with. */
const COMMON = {
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "silent",
  tsconfigRaw: {compilerOptions: {experimentalDecorators: true}},
  legalComments: "none",
} as const;

/** Whatever could bring another module in has one of these in it; a comment that has costs a little time. */
const MAY_IMPORT = /import|require|from|\\u/;

/**
 * Waits for esbuild so long at most: there are texts that it reads in exponential time, outside this process. Then
 * it is ended, and the next cell starts it anew.
 */
async function inTime<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), limitMs);
  });
  // Ending it rejects what nobody waits for any more.
  work.catch(() => undefined);
  const first = await Promise.race([work, late]);
  clearTimeout(timer);
  if (first !== "late") return first;
  await stop();
  throw new AnswerError("timeout", "answer.readSlow", {seconds: limitMs / 1000});
}

/** Turns what esbuild reports into a message for the learner. */
function answerError({text, location, detail}: Message): AnswerError {
  const forbidden = (detail as {forbidden?: string} | undefined)?.forbidden;
  if (forbidden !== undefined) {
    return new AnswerError("error", "answer.import", {name: forbidden.slice(0, 80)});
  }
  const line = location === null ? "" : `line ${location.line}: `;
  return new AnswerError("error", "answer.syntax", {error: `${line}${text}`.slice(0, MAX_TEXT)});
}

/** Reads esbuild's list of errors from what it throws. */
function buildErrors(error: unknown): readonly Message[] {
  const errors = (error as {errors?: unknown} | null)?.errors;
  return Array.isArray(errors) ? (errors as readonly Message[]) : [];
}

/**
 * Compiles an answer cell to one ES module without imports; the library it uses is inside.
 *
 * @param target - the cell
 * @param modules - all answer cells, by id
 * @param limitMs - longest time for the cell
 * @returns the text of the module, which exports what the cell declares
 * @throws AnswerError when it cannot be read or imports anything but voxelbook/*
 */
export async function compileAnswer(
  target: AnswerModule,
  modules: ReadonlyMap<string, AnswerModule>,
  limitMs: number,
): Promise<string> {
  try {
    // Most answers stand alone: they need no bundle, which takes several times as long.
    if (!MAY_IMPORT.test(target.text)) {
      return (await inTime(transform(target.text, {...COMMON, loader: "ts"}), limitMs)).code;
    }
    const building = build({
      ...COMMON,
      entryPoints: [target.id],
      plugins: [answerPlugin(modules)],
      bundle: true,
      write: false,
      conditions: libraryFolder().source ? ["voxelbook-source"] : [],
      // Engines are no part of an answer: TensorFlow.js stays outside.
      external: ["@tensorflow/*"],
    });
    const {outputFiles} = await inTime(building, limitMs);
    return outputFiles[0].text;
  } catch (error) {
    const [first] = buildErrors(error);
    throw first === undefined ? error : answerError(first);
  }
}
