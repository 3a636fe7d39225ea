import type {Attempt} from "./attempt.ts";
import {isSoftware} from "./isSoftware.ts";

/** The few things of WebGL that are used here; lib compiles without the DOM's types. */
interface Context {
  readonly RENDERER: number;
  getExtension(name: string): {readonly UNMASKED_RENDERER_WEBGL: number} | null;
  getParameter(which: number): unknown;
}

interface Canvas {
  getContext(kind: "webgl2"): Context | null;
}

/** Makes a canvas that is not shown, in a worker or in a page. */
function hiddenCanvas(): Canvas | undefined {
  const scope = globalThis as {
    OffscreenCanvas?: new (width: number, height: number) => Canvas;
    document?: {createElement(name: "canvas"): Canvas};
  };
  if (scope.OffscreenCanvas !== undefined) return new scope.OffscreenCanvas(1, 1);
  return scope.document?.createElement("canvas");
}

/** Opens the WebGL backend on a hardware renderer. */
export async function loadWebGl(allowSoftware: boolean): Promise<Attempt> {
  const context = hiddenCanvas()?.getContext("webgl2") ?? undefined;
  if (context === undefined) return {reason: "there is no WebGL 2 here"};
  const unmasked = context.getExtension("WEBGL_debug_renderer_info");
  const name = String(context.getParameter(unmasked?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
  if (isSoftware(name) && !allowSoftware) {
    return {reason: `its renderer is software (${name}), slower than wasm`};
  }
  const [tf] = await Promise.all([
    import("@tensorflow/tfjs-core"),
    import("@tensorflow/tfjs-backend-webgl"),
  ]);
  const opened = await tf.setBackend("webgl");
  if (!opened) return {reason: "tfjs-backend-webgl does not start"};
  if (tf.env().getNumber("WEBGL_RENDER_FLOAT32_ENABLED") === 0) {
    return {reason: `its renderer (${name}) has no 32-bit floating-point textures`};
  }
  return {tf, device: name, threads: null};
}
