import {execFileSync} from "node:child_process";
import {chmod, link, mkdir, symlink, writeFile} from "node:fs/promises";
import {createServer, type Server} from "node:net";
import {dirname, join} from "node:path";
import type {Content, Made} from "./made.ts";

/** Makes what no file is; a socket lives as long as its server. */
async function makeSpecial(path: string, special: string): Promise<Server | undefined> {
  if (special === "fifo") execFileSync("mkfifo", [path]);
  else if (special === "socket") {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path, resolve));
    return server;
  } else {
    await mkdir(path);
    if (special === "locked") await chmod(path, 0);
  }
  return undefined;
}

async function write(path: string, content: Content): Promise<Server | undefined> {
  await mkdir(dirname(path), {recursive: true});
  if (typeof content === "string" || content instanceof Uint8Array) await writeFile(path, content);
  else if ("link" in content) await symlink(content.link, path);
  else if ("hardLink" in content) await link(content.hardLink, path);
  else return makeSpecial(path, content.special);
  return undefined;
}

/** Writes submissions as students would hand them in; returns what undoes what a removal could not. */
export async function writeCorpus(
  folder: string,
  made: readonly Made[],
): Promise<() => Promise<void>> {
  const servers: Server[] = [];
  const locked: string[] = [];
  for (const {student, files} of made) {
    await mkdir(join(folder, student), {recursive: true});
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, student, name);
      const server = await write(path, content);
      if (server !== undefined) servers.push(server);
      if (typeof content === "object" && "special" in content && content.special === "locked") {
        locked.push(path);
      }
    }
  }
  return async () => {
    for (const server of servers) server.close();
    for (const path of locked) await chmod(path, 0o700);
  };
}
