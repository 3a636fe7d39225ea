import {createRequire} from "node:module";
import type {CellEngine} from "./engine.ts";
import {tslab} from "./loadTslab.ts";

const {JupyterHandlerImpl, ZmqServer} = tslab.jupyter;
type Handler = InstanceType<typeof ZmqServer>["handler"];
type Executor = ConstructorParameters<typeof JupyterHandlerImpl>[0];

const version = (name: string): string =>
  (createRequire(import.meta.url)(`${name}/package.json`) as {version: string}).version;

/** Jupyter counts positions in characters, TypeScript in UTF-16 units: these differ after an emoji. */
function unitsBefore(code: string, characters: number): number {
  return [...code].slice(0, characters).join("").length;
}
function charactersBefore(code: string, units: number): number {
  return [...code.slice(0, units)].length;
}

/** Answers what a client asks beside running cells: who the kernel is, completions, descriptions. */
export function createKernelHandler(
  engine: CellEngine,
  {onShutdown}: {onShutdown(): void},
): Handler {
  const executor = {
    inspect: (code, position) => engine.quickInfo(code, position),
    complete: (code, position) => engine.complete(code, position),
    close: () => engine.close(),
  } as Executor;
  const inner = new JupyterHandlerImpl(executor, false);
  return {
    handleKernel: () => ({
      ...inner.handleKernel(),
      status: "ok",
      implementation: "voxelbook",
      implementation_version: "0.1.0",
      language_info: {
        ...inner.handleKernel().language_info,
        version: "5.0.4",
        nbconvert_exporter: "script",
        pygments_lexer: "typescript",
      },
      banner: `Voxelbook: TypeScript 5.0.4 on tslab ${version("tslab")}, Node ${process.versions.node}`,
    }),
    handleExecute: () => {
      throw new Error("kernelHandler: cells are run by the server itself");
    },
    handleIsComplete: (request) => inner.handleIsComplete(request),
    handleInspect: ({code, cursor_pos, detail_level}) =>
      inner.handleInspect({code, cursor_pos: unitsBefore(code, cursor_pos), detail_level}),
    handleComplete({code, cursor_pos}) {
      const reply = inner.handleComplete({code, cursor_pos: unitsBefore(code, cursor_pos)});
      return {
        ...reply,
        cursor_start: charactersBefore(code, reply.cursor_start),
        cursor_end: charactersBefore(code, reply.cursor_end),
      };
    },
    handleShutdown: ({restart}) => ({status: "ok", restart}),
    close() {
      inner.close();
      onShutdown();
    },
  };
}
