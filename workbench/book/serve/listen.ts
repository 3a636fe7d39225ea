import type {Server} from "node:http";
import {CliError, ENVIRONMENT} from "../../cli/error.ts";
import {HOST} from "./bookServer.ts";

/** Opens one port; resolves to undefined when another program has it or it may not be used. */
function tryPort(server: Server, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off("listening", opened);
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(undefined);
      else reject(error);
    };
    const opened = (): void => {
      server.off("error", failed);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : undefined);
    };
    server.once("error", failed);
    server.once("listening", opened);
    server.listen({host: HOST, port, exclusive: true});
  });
}

/** How the port was found; `usual` is false when the reader's usual address was taken. */
export interface OpenedPort {
  readonly port: number;
  readonly usual: boolean;
}

/**
 * Opens the asked port, or the usual one, or any free one. Browsers keep a reader's progress by
 * address, port included: that is why the usual port is tried before any other.
 *
 * @throws CliError with exit code 3 when the asked port is in use
 */
export async function listen(
  server: Server,
  {asked, usual}: {readonly asked: number | undefined; readonly usual: number | undefined},
): Promise<OpenedPort> {
  if (asked !== undefined) {
    const port = await tryPort(server, asked);
    if (port !== undefined) return {port, usual: true};
    throw new CliError(
      `port ${asked} of ${HOST} is in use by another program, or may not be used`,
      {
        exitCode: ENVIRONMENT,
        fix: "voxelbook start --port 0 takes a free port; or end the program that uses this one",
      },
    );
  }
  const first = usual === undefined ? undefined : await tryPort(server, usual);
  if (first !== undefined) return {port: first, usual: true};
  const any = await tryPort(server, 0);
  if (any !== undefined) return {port: any, usual: usual === undefined};
  throw new CliError(`no free port was found on ${HOST}`, {
    exitCode: ENVIRONMENT,
    fix: "end a program that holds many ports, or name one: voxelbook start --port 8123",
  });
}
