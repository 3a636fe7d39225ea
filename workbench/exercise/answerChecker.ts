import {existsSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import type * as Typescript from "@tslab/typescript-for-tslab";
import type {AnswerModule} from "./answerModules.ts";
import type {CellFault} from "./cellFault.ts";
import type {libraryFolder} from "./libraryFolder.ts";
import {type Compiler, loadTypescript} from "./loadTypescript.ts";

/** "Cannot find name": a helper of another cell, most often. */
const UNKNOWN_NAMES = new Set([2304, 2552, 2503, 18004]);
/** "Cannot find module": only voxelbook/* can be found. */
const UNKNOWN_MODULES = new Set([2307, 2732, 2792]);
const MAX_TEXT = 300;
const MAX_NAME = 80;
/** A module that declares nothing. */
const EMPTY = "export {};\n";
/** Files of other exercises are kept up to this number. */
const MAX_FILES = 200;

/** Where the library lies whose declarations count. */
type Library = ReturnType<typeof libraryFolder>;

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
function libraryFile({folder, source}: Library, name: string): string | undefined {
  const path = source ? join(folder, name, "index.ts") : join(folder, "dist", name, "index.d.ts");
  return existsSync(path) ? path : undefined;
}

/** A language service over answer cells in memory; the library is parsed once. */
export class AnswerChecker {
  private readonly ts = loadTypescript();
  private readonly files = new Map<string, {version: number; text: string}>();
  private readonly disk = new Map<string, Typescript.IScriptSnapshot | undefined>();
  private readonly service: Typescript.LanguageService;
  private version = 0;

  constructor(library: Library) {
    const {ts, files} = this;
    const options = optionsOf(ts);
    const base = library.folder;
    const inMemory = (id: string): string => join(base, "answer", `${id}.ts`);
    const host: Typescript.LanguageServiceHost = {
      getCompilationSettings: () => options,
      getScriptFileNames: () => [...files.keys()],
      getScriptVersion: (file) => String(files.get(file)?.version ?? 0),
      getScriptSnapshot: (file) => {
        const text = files.get(file)?.text;
        return text === undefined ? this.fromDisk(file) : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => base,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (file) => files.has(file) || ts.sys.fileExists(file),
      readFile: (file) => files.get(file)?.text ?? ts.sys.readFile(file),
      resolveModuleNames: (names, from) =>
        names.map((name) => {
          const inAnswer = files.has(from);
          const ours = /^voxelbook\/([\w-]+)$/.exec(name);
          if (inAnswer) {
            // Nothing else, types neither: what the compiler says of them would show the instructor's files.
            const cell = name.startsWith("./") ? inMemory(name.slice(2)) : "";
            const folder = ours === null ? undefined : libraryFile(library, ours[1]);
            const file = files.has(cell) ? cell : folder;
            return file === undefined ? undefined : {resolvedFileName: file};
          }
          return ts.resolveModuleName(name, from, options, ts.sys).resolvedModule;
        }),
    };
    this.service = ts.createLanguageService(host, ts.createDocumentRegistry());
    this.fileOf = inMemory;
  }

  private readonly fileOf: (id: string) => string;

  /** Returns what is wrong with one module, in the learner's lines; null when nothing is. */
  fault(target: AnswerModule, modules: readonly AnswerModule[]): CellFault | null {
    const [first] = this.check(target, modules);
    if (first === undefined) return null;
    const name = this.nameAt(first).replace(/^["']|["']$/g, "");
    if (UNKNOWN_MODULES.has(first.code)) {
      return {code: "answer.import", args: {name: name.slice(0, MAX_NAME)}};
    }
    if (UNKNOWN_NAMES.has(first.code)) return {code: "answer.unknownName", args: {name}};
    const code = first.code < 2000 ? "answer.syntax" : "answer.type";
    return {code, args: {error: this.describe(first)}};
  }

  /** Returns the errors of one module. */
  private check(
    target: AnswerModule,
    modules: readonly AnswerModule[],
  ): readonly Typescript.Diagnostic[] {
    // All cells of a notebook make one program; it is built anew only when one of them changes. Cells of another
    // exercise stay in it as empty modules: a program with other files than the last costs ten times as much.
    const own = new Set(modules.map(({id}) => this.fileOf(id)));
    if (this.files.size > MAX_FILES) this.files.clear();
    for (const [file, {text}] of this.files) {
      if (!own.has(file) && text !== EMPTY) this.put(file, EMPTY);
    }
    for (const {id, text} of modules) {
      const file = this.fileOf(id);
      if (this.files.get(file)?.text !== text) this.put(file, text);
    }
    const file = this.fileOf(target.id);
    const syntax = this.service.getSyntacticDiagnostics(file);
    return syntax.length > 0 ? syntax : this.service.getSemanticDiagnostics(file);
  }

  /** Declarations of the library and of Node: each is read once, they stay as they are while this process runs. */
  private fromDisk(file: string): Typescript.IScriptSnapshot | undefined {
    if (!this.disk.has(file)) {
      const text = this.ts.sys.readFile(file);
      this.disk.set(file, text === undefined ? undefined : this.ts.ScriptSnapshot.fromString(text));
    }
    return this.disk.get(file);
  }

  private put(file: string, text: string): void {
    this.version += 1;
    this.files.set(file, {version: this.version, text});
  }

  /** Writes an error as `line 3: Type 'string' is not assignable to type 'number'.` */
  private describe({file, start, messageText}: Typescript.Diagnostic): string {
    const text = this.ts.flattenDiagnosticMessageText(messageText, " ");
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
    return `line ${line}: ${text}`.slice(0, MAX_TEXT);
  }

  /** The text an error points at. */
  private nameAt({file, start = 0, length = 0}: Typescript.Diagnostic): string {
    return file?.text.slice(start, start + length) ?? "";
  }
}
