// mistake: voxels of different scans are thought to be correlated
// expect: Voxels of different scans are independent
// answer: alike
const equallyCorrelated = "s^2*(1 + (N*V - 1)*r)/(N*V)";
