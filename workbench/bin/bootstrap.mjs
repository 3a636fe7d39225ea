// Makes a fresh clone ready: checks Node, installs packages, builds. A second run finds all done.
import {spawn} from "node:child_process";
import {existsSync, statSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Prints one line of progress on stderr, so that stdout stays for results. */
export const say = (line) => process.stderr.write(`voxelbook: ${line}\n`);

/** Says whether this file lies in the repository (true) or in an installed package (false). */
export const inRepository = () => existsSync(join(root, "lib/tsconfig.json"));

/** Stops with exit code 3 where Node is older than the first that can require ES modules. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const fits = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  if (!fits) {
    say(
      `Node 20.19 or later (22.12 or later of the 22 line) is needed, this is ${process.versions.node}`,
    );
    process.exit(3);
  }
}

/** Says whether packages are missing, half installed or older than the lock file. */
function installIsStale() {
  const installed = join(root, "node_modules/.package-lock.json");
  const lock = join(root, "package-lock.json");
  return !existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs;
}

/** Installs the packages of the lock file; a line every ten seconds shows that it goes on. */
function install() {
  say("installing packages (about 420 MB on disk, once)");
  const started = Date.now();
  const tick = setInterval(
    () => say(`still installing, ${Math.round((Date.now() - started) / 1000)} s`),
    10_000,
  );
  return new Promise((resolve) => {
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const child = spawn(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    });
    child.on("close", (code) => {
      clearInterval(tick);
      if (code !== 0) {
        say("npm ci failed; see its messages above. Is the package registry reachable?");
        process.exit(3);
      }
      say(`packages installed in ${Math.round((Date.now() - started) / 1000)} s`);
      resolve(undefined);
    });
  });
}

/** Installs and builds what is missing or stale. */
export async function bootstrap() {
  requireNode();
  if (!inRepository()) return;
  if (installIsStale()) await install();
  const {buildIfStale} = await import("./build.mjs");
  await buildIfStale(say);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bootstrap();
