import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync} from "node:fs";
import {mkdtemp, rm} from "node:fs/promises";
import {connect, createServer, type AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {delimiter, join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";

/**
 * Finds the program redis-server on the search path. Without one it returns undefined, or throws where
 * VOXELBOOK_REDIS=required.
 */
export function findRedis(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const found = folders.map((folder) => join(folder, "redis-server")).find(existsSync);
  if (found === undefined && process.env["VOXELBOOK_REDIS"] === "required") {
    throw new RangeError("findRedis: VOXELBOOK_REDIS=required, but no redis-server was found");
  }
  return found;
}

/** Skips a suite where there is no Redis, saying so in its title. */
export const describeWithRedis: (title: string, body: (this: Mocha.Suite) => void) => void =
  findRedis() === undefined
    ? (title, body) => void describe.skip(`${title} (no redis-server is installed)`, body)
    : (title, body) => void describe(title, body);

/** Returns a port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** A Redis of a test. */
export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Ends the server as if its machine had lost power, and starts an empty one in its place. */
  restart(awayMs?: number): Promise<void>;
  kill(): Promise<void>;
  /** Runs one command by redis-cli. */
  ask(...command: string[]): Promise<string>;
  stop(): Promise<void>;
}

/** Waits until something listens on a port. */
async function listening(port: number): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const socket = connect(port, "127.0.0.1");
    const isThere = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    });
    socket.destroy();
    if (isThere) return;
    await sleep(25);
  }
  throw new Error(`no Redis came up on port ${port}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "close");
}

/** Runs redis-cli and gives what it prints. */
async function cli(port: number, command: readonly string[]): Promise<string> {
  const child = spawn("redis-cli", ["-p", String(port), ...command], {
    stdio: ["ignore", "pipe", 2],
  });
  let text = "";
  child.stdout?.on("data", (chunk) => (text += chunk));
  await once(child, "close");
  return text.trim();
}

/** Starts a Redis on a free port of this machine, with its files in a folder of its own. */
export async function startRedis(...settings: string[]): Promise<TestRedis> {
  const program = findRedis();
  if (program === undefined) throw new Error("no redis-server is installed");
  const folder = await mkdtemp(join(tmpdir(), "voxelbook-redis-"));
  const port = await freePort();
  const place = ["--bind", "127.0.0.1", "--port", String(port), "--dir", folder];
  const args = [...place, "--save", "", "--appendonly", "no", ...settings];
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(program, args, {stdio: "ignore"});
    await listening(port);
    return child;
  };
  let child = await start();
  return {
    url: `redis://127.0.0.1:${port}/0`,
    port,
    kill: () => end(child),
    async restart(awayMs = 0) {
      await end(child);
      await sleep(awayMs);
      child = await start();
    },
    ask: (...command) => cli(port, command),
    async stop() {
      await end(child);
      await rm(folder, {recursive: true, force: true});
    },
  };
}
