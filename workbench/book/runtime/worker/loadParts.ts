import type {FunctionSources} from "../collectSources.ts";
import type {WorkerStart} from "../protocol.ts";
import {showWrittenSources} from "./showWrittenSources.ts";

/** The exports of the lazy part with TypeScript. */
export type Compiler = typeof import("../compiler/compiler.entry.ts");

/** The exports of the lazy part with the library. */
interface Library {
  readonly modules: Readonly<Record<string, unknown>>;
  readonly sources: FunctionSources;
}

/** Reads the declarations, which lie gzipped; a server may have unpacked them on the way. */
async function fetchTypes(address: string): Promise<Record<string, string>> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isGzip) return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(unpacked).json()) as Record<string, string>;
}

/** Fetches the lazy parts side by side and joins them. */
export async function loadParts(start: WorkerStart): Promise<Compiler> {
  const [compiler, library, types] = await Promise.all([
    import(start.compiler) as Promise<Compiler>,
    import(start.library) as Promise<Library>,
    fetchTypes(start.types),
  ]);
  compiler.mountFiles(types);
  compiler.mountModules(library.modules);
  showWrittenSources(library.modules, library.sources);
  return compiler;
}
