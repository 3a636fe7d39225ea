import assert from "node:assert/strict";
import {mkdir, mkdtemp, rm, symlink, writeFile} from "node:fs/promises";
import {request, type Server} from "node:http";
import {createServer} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {createBookServer} from "../../workbench/book/serve/bookServer.ts";
import {listen} from "../../workbench/book/serve/listen.ts";
import {mimeType} from "../../workbench/book/serve/mimeTypes.ts";
import {resolvePath} from "../../workbench/book/serve/resolvePath.ts";
import {CliError} from "../../workbench/cli/error.ts";

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Asks without any tidying of the path: fetch would take `..` out before it is sent. */
function ask(port: number, path: string, more: object = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({host: "127.0.0.1", port, path, ...more}, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const {statusCode = 0, headers} = response;
        resolve({status: statusCode, headers, body: Buffer.concat(parts)});
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}

describe("the book's server", () => {
  let folder: string;
  let server: Server;
  let port: number;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-serve-"));
    const root = join(folder, "book");
    await mkdir(join(root, "assets"), {recursive: true});
    await writeFile(join(folder, "secret.txt"), "secret");
    await writeFile(join(root, "index.html"), `<p>${"hello ".repeat(400)}</p>`);
    await writeFile(join(root, "assets/part-0a1b2c3d4e.js"), "export {};");
    await writeFile(join(root, ".hidden"), "hidden");
    await symlink(join(folder, "secret.txt"), join(root, "link.txt"));
    server = createBookServer(root);
    ({port} = await listen(server, {asked: 0, usual: undefined}));
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, {recursive: true, force: true});
  });

  it("sends a page with its type and headers that forbid outside addresses", async () => {
    const {status, headers, body} = await ask(port, "/");
    assert.equal(status, 200);
    assert.equal(headers["content-type"], "text/html; charset=utf-8");
    assert.equal(headers["x-content-type-options"], "nosniff");
    // Both together let workers share memory: threads of the tensor backend.
    assert.equal(headers["cross-origin-opener-policy"], "same-origin");
    assert.equal(headers["cross-origin-embedder-policy"], "require-corp");
    const policy = String(headers["content-security-policy"]);
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /https?:/);
    assert.match(body.toString(), /hello/);
  });

  it("answers HEAD with the headers alone", async () => {
    const {status, headers, body} = await ask(port, "/", {method: "HEAD"});
    assert.equal(status, 200);
    assert.ok(Number(headers["content-length"]) > 1000);
    assert.equal(body.length, 0);
  });

  it("compresses texts where the browser takes it, and says when nothing has changed", async () => {
    const packed = await ask(port, "/", {headers: {"accept-encoding": "gzip"}});
    assert.equal(packed.headers["content-encoding"], "gzip");
    assert.match(gunzipSync(packed.body).toString(), /hello/);
    const again = await ask(port, "/", {headers: {"if-none-match": packed.headers["etag"]}});
    assert.equal(again.status, 304);
  });

  it("keeps files whose name carries a hash, and asks again for all others", async () => {
    const lasting = await ask(port, "/assets/part-0a1b2c3d4e.js");
    assert.match(String(lasting.headers["cache-control"]), /immutable/);
    assert.equal((await ask(port, "/")).headers["cache-control"], "no-cache");
  });

  for (const path of [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/assets/../../secret.txt",
    "/..%2fsecret.txt",
    "/..\\secret.txt",
    "/link.txt",
    "/.hidden",
    "/%00",
    "/%",
    "/nothing.html",
  ]) {
    it(`does not answer ${path}`, async () => {
      const {status, body} = await ask(port, path);
      assert.equal(status, 404);
      assert.doesNotMatch(body.toString(), /secret|hidden/);
    });
  }

  it("refuses to be written to", async () => {
    const {status, headers} = await ask(port, "/", {method: "POST"});
    assert.equal(status, 405);
    assert.equal(headers["allow"], "GET, HEAD");
  });

  it("refuses a request that names another host, as a rebound name would", async () => {
    assert.equal((await ask(port, "/", {headers: {host: "evil.example"}})).status, 403);
    assert.equal((await ask(port, "/", {headers: {host: `localhost:${port}`}})).status, 200);
  });

  it("listens on 127.0.0.1 only", () => {
    const address = server.address();
    assert.ok(typeof address === "object" && address?.address === "127.0.0.1");
  });

  it("names a port in use, with exit code 3 and a way out", async () => {
    const other = createBookServer(folder);
    const refused = (error: unknown) =>
      error instanceof CliError &&
      error.exitCode === 3 &&
      error.message.includes(String(port)) &&
      (error.fix ?? "").includes("--port");
    await assert.rejects(listen(other, {asked: port, usual: undefined}), refused);
  });

  it("takes any free port when the usual one is taken, and says so", async () => {
    const blocker = createServer();
    await new Promise<void>((done) => blocker.listen(0, "127.0.0.1", done));
    const address = blocker.address();
    const usual = typeof address === "object" && address !== null ? address.port : 0;
    const other = createBookServer(folder);
    const opened = await listen(other, {asked: undefined, usual});
    assert.equal(opened.usual, false);
    assert.notEqual(opened.port, usual);
    other.close();
    blocker.close();
  });
});

describe("resolvePath", () => {
  it("stays below its folder, whatever the path", () => {
    assert.equal(resolvePath("/book", "/a/b.js?x=1#y"), "/book/a/b.js");
    assert.equal(resolvePath("/book", "/a/"), "/book/a/index.html");
    for (const path of ["/../x", "/a/../../x", "//../x", "/.git/config", "x", "/a\\..\\x"]) {
      assert.equal(resolvePath("/book", path), undefined, path);
    }
  });
});

describe("mimeType", () => {
  it("knows what the book holds and sends anything else as bytes", () => {
    assert.equal(mimeType("a/b.js"), "text/javascript; charset=utf-8");
    assert.equal(mimeType("a.woff2"), "font/woff2");
    assert.equal(mimeType("data/0123abcd"), "application/octet-stream");
  });
});
