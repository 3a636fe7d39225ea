// mistake: the ratio of the volumes is given for their relative difference
// expect: on top of 1
// answer: volume
const volumeError = "172.8 %";
