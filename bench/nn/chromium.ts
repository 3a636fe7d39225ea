import {createReadStream, existsSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import {createRequire} from "node:module";
import type {AddressInfo} from "node:net";
import {dirname, join} from "node:path";
import {build} from "esbuild";
import {type Browser, chromium} from "playwright-core";
import {root} from "../shared/timed.ts";
import type {Measured} from "./measure.ts";

/** Serves a bench folder, and the wasm backend's files below /wasm/; isolated, so that threads may start. */
async function serve(folder: string, isolated: boolean) {
  const wasm = join(
    dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm/package.json")),
    "dist",
  );
  const headers: Record<string, string> = isolated
    ? {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
      }
    : {};
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    if (path === "/") {
      response.writeHead(200, {...headers, "content-type": "text/html"}).end("<!doctype html>");
      return;
    }
    const file = path.startsWith("/wasm/") ? join(wasm, path.slice(6)) : join(folder, path);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = path.endsWith(".js") ? "text/javascript" : "application/octet-stream";
    response.writeHead(200, {...headers, "content-type": type});
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  return {address: `http://127.0.0.1:${port}/`, close: () => void server.close()};
}

/** A Chromium that is ready to measure. */
export interface MeasuringBrowser {
  measure(name: string, options: {readonly isolated: boolean; repeats: number}): Promise<Measured>;
  close(): Promise<void>;
}

/** Runs one job in a worker of an empty page. */
async function inWorker(
  browser: Browser,
  address: string,
  {name, repeats}: {readonly name: string; readonly repeats: number},
): Promise<{measured: Measured; gradient: string}> {
  const page = await browser.newPage();
  try {
    await page.goto(address);
    return await page.evaluate(
      ([job, times]) =>
        new Promise<{measured: Measured; gradient: string}>((resolve, reject) => {
          const worker = new Worker("/page.js", {type: "module"});
          worker.onerror = (event) => reject(new Error(event.message));
          worker.onmessage = ({data}) => {
            if (data.error !== undefined) reject(new Error(data.error));
            // Bytes as text, one character each: only text and plain numbers leave a page.
            const bytes = new Uint8Array(data.gradient.buffer);
            let gradient = "";
            for (let i = 0; i < bytes.length; i += 8192) {
              gradient += String.fromCharCode(...bytes.subarray(i, i + 8192));
            }
            resolve({measured: data.measured, gradient});
          };
          const request = {job: `/${job}.json`, numbers: `/${job}.raw`, wasmFolder: "/wasm/"};
          worker.postMessage({...request, repeats: times});
        }),
      [name, repeats] as const,
    );
  } finally {
    await page.close();
  }
}

/** Bundles our side for a browser and opens Chromium. */
export async function openChromium(program: string, folder: string): Promise<MeasuringBrowser> {
  await build({
    entryPoints: [join(root, "bench/nn/page.entry.ts")],
    bundle: true,
    format: "esm",
    conditions: ["voxelbook-source"],
    logLevel: "error",
    outfile: join(folder, "page.js"),
  });
  const browser = await chromium.launch({executablePath: program, args: ["--no-sandbox"]});
  return {
    async measure(name, {isolated, repeats}) {
      const server = await serve(folder, isolated);
      try {
        const {measured, gradient} = await inWorker(browser, server.address, {name, repeats});
        const bytes = Buffer.from(gradient, "latin1");
        writeFileSync(join(folder, `${name}.chromium.gradient`), bytes);
        return measured;
      } finally {
        server.close();
      }
    },
    close: () => browser.close(),
  };
}
