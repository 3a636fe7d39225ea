// mistake: widths are added where variances add
// expect: It is the variances that add
// answer: cascade
const totalFwhm = "2.8 mm";
