// mistake: the sign of the offset is kept
// expect: The direction does not matter
// answer: pairs
const pairCount = "(Nx - dx) * (Ny - dy) * (Nz - dz)";
