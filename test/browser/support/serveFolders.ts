import {createReadStream, existsSync, statSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
};

/** A server on 127.0.0.1, its address and what has been asked of it. */
export interface TestServer {
  readonly address: string;
  readonly requests: string[];
  close(): Promise<void>;
}

/** Serves each folder below a path of its own, and some texts, on a free port of 127.0.0.1. */
export async function serveFolders(
  folders: Readonly<Record<string, string>>,
  texts: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname);
    requests.push(path);
    const type = {"content-type": TYPES[extname(path)] ?? "application/octet-stream"};
    if (texts[path] !== undefined) {
      response.writeHead(200, type).end(texts[path]);
      return;
    }
    const mount = Object.keys(folders).find((prefix) => path.startsWith(prefix));
    const file = mount && normalize(join(folders[mount], path.slice(mount.length)));
    if (!file?.startsWith(normalize(folders[mount ?? ""] ?? "/")) || !existsSync(file)) {
      response.writeHead(404).end("not found");
      return;
    }
    if (statSync(file).isDirectory()) response.writeHead(403).end("a folder");
    else {
      response.writeHead(200, type);
      createReadStream(file).pipe(response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
