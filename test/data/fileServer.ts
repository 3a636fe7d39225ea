import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";

/** Answers one request; the server counts and records them. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on 127.0.0.1 whose answers a test chooses. */
export interface FileServer {
  readonly url: string;
  /** The Range header of each request so far; "" where there was none. */
  readonly ranges: string[];
  close(): Promise<void>;
}

/** Starts a server that gives the n-th request the n-th answer, and the last one ever after. */
export async function startFileServer(...answers: readonly Answer[]): Promise<FileServer> {
  const ranges: string[] = [];
  const server: Server = createServer((request, response) => {
    const answer = answers[Math.min(ranges.length, answers.length - 1)];
    ranges.push(request.headers.range ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`,
    ranges,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Sends the whole file. */
export const whole =
  (bytes: Uint8Array): Answer =>
  (_request, response) => {
    response.writeHead(200, {"content-length": bytes.length}).end(bytes);
  };

/** Sends the part that was asked for, as servers that know Range do. */
export const ranged =
  (bytes: Uint8Array): Answer =>
  (request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? -1);
    if (start < 0) return whole(bytes)(request, response);
    const headers = {"content-range": `bytes ${start}-${bytes.length - 1}/${bytes.length}`};
    response.writeHead(206, headers).end(bytes.subarray(start));
  };

/** Promises the whole file, sends the first bytes of it and drops the connection. */
export const truncated =
  (bytes: Uint8Array, count: number): Answer =>
  (_request, response) => {
    response.writeHead(200, {"content-length": bytes.length});
    response.write(bytes.subarray(0, count));
    // A moment later, so that what was sent has been read before the connection breaks.
    setTimeout(() => response.destroy(), 50);
  };

/** Sends the first bytes and then nothing more, without hanging up. */
export const stalled =
  (bytes: Uint8Array, count: number): Answer =>
  (_request, response) => {
    response.writeHead(200, {"content-length": bytes.length});
    response.write(bytes.subarray(0, count));
  };

/** Answers with a status and a short text. */
export const status =
  (code: number): Answer =>
  (_request, response) => {
    response.writeHead(code).end(`status ${code}`);
  };

/** Sends the reader to another address. */
export const redirect =
  (to: string): Answer =>
  (_request, response) => {
    response.writeHead(302, {location: to}).end();
  };
