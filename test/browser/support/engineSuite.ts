import {copyFile, mkdtemp, rm, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import {chromium} from "playwright-core";
import type {BackendName, EngineInfo} from "../../../lib/nn/engine/engine.ts";
import {createBookServer} from "../../../workbench/book/serve/bookServer.ts";
import type {CaseResult} from "../../nn/engine/conformance/runConformance.ts";
import {findChromium} from "./findChromium.ts";

/** What the worker is asked for. */
export interface EngineSuiteRequest {
  readonly backend: BackendName | undefined;
  /** Takes unchecked kernels too, to learn which are right; false when left out. */
  readonly allKernels?: boolean;
  /** Takes software renderers, which are slow and right; false when left out. */
  readonly allowSoftware?: boolean;
  /** The cases whose name holds this text; all when left out. */
  readonly only?: string;
}

/** What the worker found. */
export interface EngineSuiteReport {
  readonly backend: string;
  readonly info: EngineInfo;
  readonly count: number;
  readonly failed: readonly CaseResult[];
  readonly kernels: readonly string[];
  /** Kernels that are listed as checked but never ran. */
  readonly idle: readonly string[];
  readonly untried: readonly string[];
}

/** Chromium with a page that can run the suite. */
export interface EngineSuitePage {
  /** Runs the suite in a fresh worker; throws with the engine's message when the backend is not there. */
  run(request: EngineSuiteRequest): Promise<EngineSuiteReport>;
  close(): Promise<void>;
}

const PAGE = '<!doctype html><meta charset="utf-8"><title>engine</title>';

/** Bundles the suite as the book bundles the library: what is loaded late is a part of its own. */
async function bundleSuite(folder: string): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL("engineSuite.entry.ts", import.meta.url))],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "error",
  });
  const library = createRequire(createRequire(import.meta.url).resolve("voxelbook/package.json"));
  const wasm = library.resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm");
  await copyFile(wasm, join(folder, basename(wasm)));
  await writeFile(join(folder, "index.html"), PAGE);
}

/** Serves the suite as the book is served, and opens Chromium on it. */
export async function openEngineSuite(
  more: readonly string[] = ["--disable-gpu"],
): Promise<EngineSuitePage> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("openEngineSuite: there must be a Chromium");
  const folder = await mkdtemp(join(tmpdir(), "voxelbook-engine-"));
  await bundleSuite(folder);
  const server = createBookServer(folder);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const args = ["--no-sandbox", "--disable-background-networking", ...more];
  const browser = await chromium.launch({executablePath, args});
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`);
  return {
    async run(request) {
      const {report, error} = await page.evaluate((asked) => {
        type Answer = {report?: EngineSuiteReport; error?: string};
        const worker = new Worker("/engineSuite.entry.js", {type: "module"});
        return new Promise<Answer>((resolve) => {
          worker.onmessage = ({data}: MessageEvent<Answer>) => resolve(data);
          worker.onerror = (event) => resolve({error: event.message});
          worker.postMessage(asked);
        }).finally(() => worker.terminate());
      }, request);
      if (report === undefined) throw new Error(error);
      return report;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await rm(folder, {recursive: true, force: true});
    },
  };
}
