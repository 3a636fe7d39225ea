import {existsSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import type * as Typescript from "@tslab/typescript-for-tslab";
import {AnswerError} from "./answerError.ts";
import type {AnswerModule} from "./answerModules.ts";
import {type Compiler, loadTypescript} from "./loadTypescript.ts";
import {libraryFolder} from "./libraryFolder.ts";

/** "Cannot find name": a helper of another cell, most often. */
const UNKNOWN_NAMES = new Set([2304, 2552, 2503, 18004]);
const MAX_TEXT = 300;

/** The options with which tslab compiles a cell. */
function optionsOf(ts: Compiler): Typescript.CompilerOptions {
  const nodeTypes = createRequire(import.meta.url).resolve("@types/node/package.json");
  return {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    esModuleInterop: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    experimentalDecorators: true,
    resolveJsonModule: true,
    typeRoots: [dirname(dirname(nodeTypes))],
    types: ["node"],
    skipLibCheck: true,
    noEmit: true,
    allowImportingTsExtensions: true,
  };
}

/** Finds the declarations of `voxelbook/<folder>`: built ones, or the sources in a repository. */
function libraryFile(name: string): string | undefined {
  const {folder, source} = libraryFolder();
  const path = source ? join(folder, name, "index.ts") : join(folder, "dist", name, "index.d.ts");
  return existsSync(path) ? path : undefined;
}

/** A language service over answer cells in memory; the library is parsed once. */
class AnswerChecker {
  private readonly ts = loadTypescript();
  private readonly files = new Map<string, {version: number; text: string}>();
  private readonly service: Typescript.LanguageService;
  private version = 0;

  constructor() {
    const {ts, files} = this;
    const options = optionsOf(ts);
    const base = libraryFolder().folder;
    const inMemory = (id: string): string => join(base, "answer", `${id}.ts`);
    const host: Typescript.LanguageServiceHost = {
      getCompilationSettings: () => options,
      getScriptFileNames: () => [...files.keys()],
      getScriptVersion: (file) => String(files.get(file)?.version ?? 0),
      getScriptSnapshot: (file) => {
        const text = files.get(file)?.text ?? ts.sys.readFile(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => base,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (file) => files.has(file) || ts.sys.fileExists(file),
      readFile: (file) => files.get(file)?.text ?? ts.sys.readFile(file),
      resolveModuleNames: (names, from) =>
        names.map((name) => {
          const inAnswer = files.has(from);
          const ours = /^voxelbook\/([\w-]+)$/.exec(name);
          if (inAnswer && name.startsWith("./")) return {resolvedFileName: inMemory(name.slice(2))};
          if (inAnswer && ours !== null) {
            const file = libraryFile(ours[1]);
            return file === undefined ? undefined : {resolvedFileName: file};
          }
          return ts.resolveModuleName(name, from, options, ts.sys).resolvedModule;
        }),
    };
    this.service = ts.createLanguageService(host, ts.createDocumentRegistry());
    this.fileOf = inMemory;
  }

  private readonly fileOf: (id: string) => string;

  /** Returns the errors of one module, in the learner's lines. */
  check(target: AnswerModule, modules: ReadonlyMap<string, AnswerModule>): Typescript.Diagnostic[] {
    // All cells of a notebook make one program; it is built anew only when one of them changes.
    for (const file of [...this.files.keys()]) {
      if (![...modules.keys()].some((id) => this.fileOf(id) === file)) this.files.delete(file);
    }
    for (const {id, text} of modules.values()) {
      const file = this.fileOf(id);
      if (this.files.get(file)?.text === text) continue;
      this.version += 1;
      this.files.set(file, {version: this.version, text});
    }
    const file = this.fileOf(target.id);
    const syntax = this.service.getSyntacticDiagnostics(file);
    return syntax.length > 0 ? syntax : this.service.getSemanticDiagnostics(file);
  }

  /** Writes an error as `line 3: Type 'string' is not assignable to type 'number'.` */
  describe({file, start, messageText}: Typescript.Diagnostic): string {
    const text = this.ts.flattenDiagnosticMessageText(messageText, " ");
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
    return `line ${line}: ${text}`.slice(0, MAX_TEXT);
  }

  /** The text an error points at. */
  nameAt({file, start = 0, length = 0}: Typescript.Diagnostic): string {
    return file?.text.slice(start, start + length) ?? "";
  }
}

let checker: AnswerChecker | undefined;

/**
 * Checks the types of an answer cell with the compiler and options of tslab.
 *
 * @throws AnswerError naming the line and the compiler's words
 */
export function typeCheckAnswer(
  target: AnswerModule,
  modules: ReadonlyMap<string, AnswerModule>,
): void {
  checker ??= new AnswerChecker();
  const [first] = checker.check(target, modules);
  if (first === undefined) return;
  if (UNKNOWN_NAMES.has(first.code)) {
    throw new AnswerError("error", "answer.unknownName", {name: checker.nameAt(first)});
  }
  const syntax = first.code < 2000;
  throw new AnswerError("error", syntax ? "answer.syntax" : "answer.type", {
    error: checker.describe(first),
  });
}
