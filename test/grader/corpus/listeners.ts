import {randomUUID} from "node:crypto";
import {createSocket, type Socket} from "node:dgram";
import {type AddressInfo, createServer, type Server} from "node:net";

/** What listens on this machine while attacks run; none of it may hear anything. */
export class Listeners {
  readonly heard: string[] = [];
  private readonly tcp: Server;
  private readonly unix: Server;
  private readonly udp: Socket;

  constructor() {
    const server = (name: string): Server =>
      createServer((socket) => {
        this.heard.push(name);
        socket.destroy();
      });
    this.tcp = server("tcp");
    this.unix = server("unix");
    this.udp = createSocket("udp4", () => this.heard.push("udp"));
  }

  /** Starts them; the Unix socket has a name and no file. */
  async open(): Promise<{port: number; socket: string}> {
    await new Promise<void>((resolve) => this.tcp.listen(0, "127.0.0.1", resolve));
    const {port} = this.tcp.address() as AddressInfo;
    await new Promise<void>((resolve) => this.udp.bind(port, "127.0.0.1", resolve));
    const socket = `voxelbook-attack-${randomUUID()}`;
    // Names without a file are Linux's own.
    if (process.platform === "linux") {
      await new Promise<void>((resolve) => this.unix.listen(`\0${socket}`, resolve));
    }
    return {port, socket};
  }

  close(): void {
    this.tcp.close();
    this.udp.close();
    this.unix.close();
  }
}
