/** Says whether a graphics adapter's name is that of a software renderer. */
export function isSoftware(name: string): boolean {
  return /swiftshader|llvmpipe|softpipe|lavapipe|software|basic render|\bcpu\b|warp/i.test(name);
}
