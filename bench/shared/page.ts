import {createReadStream, existsSync} from "node:fs";
import {createServer} from "node:http";
import {createRequire} from "node:module";
import type {AddressInfo} from "node:net";
import {dirname, join} from "node:path";
import {build} from "esbuild";
import {root} from "./timed.ts";

/** Bundles a worker for a browser, as `page.js` of a folder. */
export async function bundleForPage(entry: string, folder: string): Promise<void> {
  await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    format: "esm",
    conditions: ["voxelbook-source"],
    logLevel: "error",
    outfile: join(folder, "page.js"),
  });
}

/** Serves a bench folder, and the wasm backend's files below /wasm/; isolated, so that threads may start. */
export async function serveFolder(folder: string, isolated: boolean) {
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
