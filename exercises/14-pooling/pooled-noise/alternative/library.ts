// alternative: the library's function; one loud pair
// answer: general
import {pooledNoiseVariance} from "voxelbook/nn";
function pooledVariance(sigma2: number, k: number, rho: number[]): number {
  const correlation = ([lag]: readonly number[]) => rho[Math.abs(lag)] ?? 0;
  return pooledNoiseVariance(sigma2, {kernel: [k], correlation});
}
// answer: silent
function silentNoise(n: number): number[] {
  const loud = Math.sqrt(n / 2);
  return Array.from({length: n}, (_, i) => (i === 0 ? loud : i === 1 ? -loud : 0));
}
// answer: stubborn
function stubbornNoise(n: number): number[] {
  const loud = Math.sqrt(n / 4);
  return Array.from({length: n}, (_, i) => (i < 2 ? loud : i < 4 ? -loud : 0));
}
