// mistake: three faces of the box and no lid on the can
// expect: A box has six faces
// expect: This can has no lid
// answer: box
const boxSphericity = "pi^(1/3)*(6*a*b*c)^(2/3)/(a*b + b*c + c*a)";
// answer: can
const bestCan = Math.cbrt(144) / 5;
