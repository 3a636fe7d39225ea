import {createHash} from "node:crypto";
import {readFile, realpath, stat} from "node:fs/promises";
import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import {resolve, sep} from "node:path";
import {promisify} from "node:util";
import {gzip} from "node:zlib";
import {isCompressible, mimeType} from "./mimeTypes.ts";
import {resolvePath} from "./resolvePath.ts";

const compress = promisify(gzip);

/** The only address the book is served on. */
export const HOST = "127.0.0.1";

/** Pages run code that their reader wrote, in workers: these may compile it, pages may not. */
const WORKER_POLICY =
  "default-src 'none'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval' blob: data:; connect-src 'self' data: blob:; worker-src 'self' blob:";
const PAGE_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob:; " +
  "worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

const HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  // Both together let a page's workers share memory, which threads of a tensor backend need.
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
};

interface ReadyFile {
  readonly tag: string;
  readonly plain: Buffer;
  readonly packed: Buffer | undefined;
}

/** Files as they are sent, so that large ones are compressed once; small enough for any machine. */
class FileCache {
  private readonly kept = new Map<string, ReadyFile & {readonly stamp: string}>();

  async read(path: string, type: string): Promise<ReadyFile | undefined> {
    const info = await stat(path).catch(() => undefined);
    if (info === undefined || !info.isFile()) return undefined;
    const stamp = `${info.mtimeMs}-${info.size}`;
    const known = this.kept.get(path);
    if (known?.stamp === stamp) return known;
    const plain = await readFile(path);
    const tag = `"${createHash("sha256").update(plain).digest("hex").slice(0, 20)}"`;
    const packed = isCompressible(type) && plain.length > 1000 ? await compress(plain) : undefined;
    const ready = {tag, plain, packed, stamp};
    if (plain.length < 20_000_000) this.kept.set(path, ready);
    return ready;
  }
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {...HEADERS, "Content-Type": "text/plain; charset=utf-8"});
  response.end(`${text}\n`);
}

/** Says whether a request names this machine: a page elsewhere must not read the book through a name of its own. */
function namesThisMachine(host: string | undefined): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i.test(host ?? "");
}

/** Sends one file, whole, compressed where the browser takes it, or "not changed". */
async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  cache: FileCache,
): Promise<void> {
  const type = mimeType(path);
  const file = await cache.read(path, type);
  if (file === undefined) {
    refuse(response, 404, "not found");
    return;
  }
  // A name that carries the hash of its content never changes; anything else is asked for again.
  const lasting = /[\\/](?:assets|data)[\\/].*[-\\/][0-9A-Za-z_]{8,}(?:\.\w+)?$/.test(path);
  const headers: Record<string, string | number> = {
    ...HEADERS,
    "Content-Type": type,
    "Cache-Control": lasting ? "public, max-age=31536000, immutable" : "no-cache",
    "Content-Security-Policy": type.startsWith("text/javascript") ? WORKER_POLICY : PAGE_POLICY,
    ETag: file.tag,
    Vary: "Accept-Encoding",
  };
  if (request.headers["if-none-match"] === file.tag) {
    response.writeHead(304, headers).end();
    return;
  }
  const packed = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  const body = packed && file.packed !== undefined ? file.packed : file.plain;
  if (body === file.packed) headers["Content-Encoding"] = "gzip";
  response.writeHead(200, {...headers, "Content-Length": body.length});
  response.end(request.method === "HEAD" ? undefined : body);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  root: string,
  cache: FileCache,
): Promise<void> {
  if (!namesThisMachine(request.headers.host)) {
    refuse(response, 403, "this book is served to this machine only");
    return;
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    refuse(response, 405, "only GET and HEAD");
    return;
  }
  const path = resolvePath(root, request.url ?? "/");
  if (path === undefined) {
    refuse(response, 404, "not found");
    return;
  }

  // A folder is answered with its page; a link that leads out of the book is not followed.
  const info = await stat(path).catch(() => undefined);
  if (info?.isDirectory()) {
    const {pathname, search} = new URL(request.url ?? "/", "http://book");
    response.writeHead(301, {...HEADERS, Location: `${pathname}/${search}`}).end();
    return;
  }
  const real = await realpath(path).catch(() => undefined);
  const base = await realpath(root).catch(() => resolve(root));
  if (real === undefined || !real.startsWith(base + sep)) {
    refuse(response, 404, "not found");
    return;
  }
  await sendFile(request, response, real, cache);
}

/** Serves a folder of static files on 127.0.0.1: reading only, for this machine only. */
export function createBookServer(root: string): Server {
  const cache = new FileCache();
  return createServer((request, response) => {
    answer(request, response, root, cache).catch((error: Error) => {
      if (!response.headersSent) refuse(response, 500, `the server failed: ${error.message}`);
      else response.destroy();
    });
  });
}
