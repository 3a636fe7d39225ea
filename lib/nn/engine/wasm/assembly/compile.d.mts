/** Compiles the kernels of this folder to a module whose memory is imported and shared. */
export function compileKernels(): Promise<Uint8Array>;

/** Writes a module as the source of kernelsBinary.ts. */
export function sourceOf(binary: Uint8Array): string;
