export type {Grid, Mask, Unit, Volume, VoxelArray} from "./volume.ts";
