"""The exercises of `npm run bench -- grade` in Python: the same answers, tests, points and kinds of submission.

A test is (weight, source). Numbers that tests.ts and hidden.ts draw from a seed are drawn here from another one.
"""

HU_HELPERS = '''
import random
def drift(hu, e): return -e * (1000 + hu) / (1 + e)
def close(got, wanted, tolerance):
    got, wanted = (x if isinstance(x, list) else [x] for x in (got, wanted))
    assert len(got) == len(wanted)
    for a, b in zip(got, wanted):
        assert isinstance(a, (int, float)) and abs(a - b) <= tolerance * max(1, abs(b)), (a, b)
def formula(text):
    code = compile(text.replace("^", "**"), "answer", "eval")
    return lambda **point: eval(code, {"__builtins__": {}}, point)
def same(text, wanted, ranges):
    f, g, draw = formula(text), formula(wanted), random.Random(7)
    for _ in range(12):
        point = {name: draw.uniform(*ends) for name, ends in ranges.items()}
        close(float(f(**point)), float(g(**point)), 1e-8)
'''

HU = {
    "name": "hu_drift",
    "helpers": HU_HELPERS,
    "answers": [
        {
            "id": "bias",
            "points": 3,
            "tests": [
                (1, "close(bias_hu(45, 0.005), -5.19900497512, 1e-6)"),
                (1, "close(bias_hu(1000, -0.02), 40.8163265306, 1e-6)"),
                (1, "for e in (0.03, -0.03): close(bias_hu(-1000, e), 0, 1e-9)"),
                (
                    1,
                    "draw = random.Random(1)\n"
                    "for _ in range(5):\n"
                    "    e, a, b = draw.uniform(-0.2, 0.2), draw.uniform(-1000, 1000), draw.uniform(-1000, 1000)\n"
                    "    close(bias_hu((a + b) / 2, e), (bias_hu(a, e) + bias_hu(b, e)) / 2, 1e-9)",
                ),
                (
                    1,
                    "draw = random.Random(2)\n"
                    "for _ in range(10):\n"
                    "    hu, e = draw.uniform(20, 2020), draw.choice([-1, 1]) * draw.uniform(0.02, 0.1)\n"
                    "    close(bias_hu(hu, e), drift(hu, e), 1e-8)",
                ),
                (1, "close(bias_hu(312.5, -0.45), drift(312.5, -0.45), 1e-8)"),
            ],
        },
        {
            "id": "recover",
            "points": 3,
            "tests": [
                (1, "close(epsilon_from_water(0), 0, 1e-12)"),
                (1, "close(epsilon_from_water(-20), 20 / 980, 1e-9)"),
                (
                    1,
                    "draw = random.Random(3)\n"
                    "for _ in range(8):\n"
                    "    e = draw.choice([-1, 1]) * draw.uniform(0.01, 0.21)\n"
                    "    close(epsilon_from_water(drift(0, e)), e, 1e-9)",
                ),
                (
                    1,
                    "draw = random.Random(4)\n"
                    "for _ in range(10):\n"
                    "    e = draw.choice([-1, 1]) * draw.uniform(0.02, 0.3)\n"
                    "    close(epsilon_from_water(drift(0, e)), e, 1e-9)",
                ),
            ],
        },
        {
            "id": "tolerance",
            "points": 2,
            "tests": [
                (
                    1,
                    "assert 0 < tolerance_epsilon < 0.01\n"
                    "assert 1.9994 <= abs(drift(60, -tolerance_epsilon)) <= 2.0006",
                )
            ],
        },
        {
            "id": "threshold",
            "points": 2,
            "tests": [
                (
                    1,
                    "e = 10 / 990\n"
                    "value, unit = threshold_here.split()\n"
                    "assert unit == 'HU' and abs((1 + e) * float(value) + 1000 * e - 130) <= 0.06",
                )
            ],
        },
        {
            "id": "observed",
            "points": 2,
            "tests": [
                (
                    1,
                    "f = formula(observed_hu)\n"
                    "for H, e in [(45, 0.005), (0, 0.02), (1000, -0.03), (-100, 0.04)]:\n"
                    "    close(float(f(H=H, e=e)), H + drift(H, e), 1e-6)",
                ),
                (
                    1,
                    "f = formula(observed_hu)\n"
                    "for e in (-0.05, -0.01, 0, 0.01, 0.05): close(float(f(H=-1000, e=e)), -1000, 1e-6)",
                ),
                (1, "same(observed_hu, '(H - 1000*e)/(1 + e)', {'H': (-1000, 3000), 'e': (-0.2, 0.2)})"),
            ],
        },
    ],
    "kinds": {
        "right": {
            "bias": "def bias_hu(hu, epsilon):\n    return -epsilon * (1000 + hu) / (1 + epsilon)",
            "recover": "def epsilon_from_water(hu_water):\n    return -hu_water / (1000 + hu_water)",
            "tolerance": "tolerance_epsilon = 2 / (1000 + 60 + 2)",
            "threshold": 'threshold_here = "118.7 HU"',
            "observed": 'observed_hu = "(H - 1000*e)/(1 + e)"',
        },
        "alternative/rearranged": {
            "bias": "bias_hu = lambda hu, epsilon: (hu + 1000) * (1 / (1 + epsilon) - 1)",
            "recover": "epsilon_from_water = lambda hu_water: 1000 / (1000 + hu_water) - 1",
            "tolerance": "tolerance_epsilon = 0.001883",
            "threshold": 'threshold_here = f"{0.99 * 130 - 10} HU"',
            "observed": 'observed_hu = "H - e/(1 + e)*(H + 1000)"',
        },
        "wrong/first-order": {
            "bias": "def bias_hu(hu, epsilon):\n    return -epsilon * (1000 + hu)",
            "recover": "def epsilon_from_water(hu_water):\n    return -hu_water / 1000",
            "tolerance": "tolerance_epsilon = 0.001887",
            "threshold": 'threshold_here = "118.8 HU"',
            "observed": 'observed_hu = "H - e*(1000 + H)"',
        },
        "wrong/turned-sign": {
            "bias": "def bias_hu(hu, epsilon):\n    return epsilon * (1000 + hu) / (1 + epsilon)",
            "recover": "def epsilon_from_water(hu_water):\n    return hu_water / (1000 + hu_water)",
            "observed": 'observed_hu = "(H + 1000*e)/(1 - e)"',
        },
    },
}

HAND_HELPERS = HU_HELPERS + '''
def reference(image, kernel):
    rows, columns = len(image) + len(kernel) - 1, len(image[0]) + len(kernel[0]) - 1
    result = [[0] * columns for _ in range(rows)]
    for m, row in enumerate(image):
        for n, value in enumerate(row):
            for u, taps in enumerate(kernel):
                for v, weight in enumerate(taps):
                    result[m + u][n + v] += value * weight
    return result
def drawn(draw, rows, columns): return [[draw.randint(-4, 9) for _ in range(columns)] for _ in range(rows)]
def flat(rows): return [value for row in rows for value in row]
def cells(got, rows, columns):
    assert len(got) == rows and all(len(row) == columns for row in got)
    return flat(got)
'''

HAND = {
    "name": "both_by_hand",
    "helpers": HAND_HELPERS,
    "answers": [
        {"id": "slid", "points": 1, "tests": [(1, "close(slid_value, 1, 1e-9)")]},
        {"id": "laid", "points": 1, "tests": [(1, "close(laid_value, 5, 1e-9)")]},
        {"id": "corner", "points": 1, "tests": [(1, "close(corner_value, -2, 1e-9)")]},
        {
            "id": "full",
            "points": 4,
            "tests": [
                (
                    1,
                    "kernel = [[1, 2, 3], [4, 5, 6]]\n"
                    "close(cells(convolve_full([[2]], kernel), 2, 3), [2 * v for v in flat(kernel)], 1e-9)",
                ),
                (
                    2,
                    "draw = random.Random(1)\n"
                    "image, kernel = drawn(draw, 4, 5), drawn(draw, 2, 3)\n"
                    "close(cells(convolve_full(image, kernel), 5, 7), flat(reference(image, kernel)), 1e-9)",
                ),
                (
                    1,
                    "draw = random.Random(2)\n"
                    "image, kernel = drawn(draw, 3, 3), drawn(draw, 2, 4)\n"
                    "close(cells(convolve_full(image, kernel), 4, 6), cells(convolve_full(kernel, image), 4, 6), 1e-9)",
                ),
                (
                    1,
                    "draw = random.Random(3)\n"
                    "image, kernel = drawn(draw, 4, 4), drawn(draw, 2, 3)\n"
                    "close(flat(convolve_full(image, kernel)), flat(reference(image, kernel)), 1e-9)",
                ),
            ],
        },
        {
            "id": "same",
            "points": 3,
            "tests": [
                (
                    1,
                    "draw = random.Random(4)\n"
                    "full = reference(drawn(draw, 4, 5), drawn(draw, 3, 5))\n"
                    "close(cells(centred(full, 3, 5), 4, 5), flat([row[2:7] for row in full[1:5]]), 1e-9)",
                ),
                (
                    1,
                    "draw = random.Random(5)\n"
                    "full = drawn(draw, 7, 8)\n"
                    "close(flat(centred(full, 3, 5)), flat([row[2:6] for row in full[1:6]]), 1e-9)",
                ),
            ],
        },
    ],
    "kinds": {
        "right": {
            "slid": "slid_value = 1",
            "laid": "laid_value = 5",
            "corner": "corner_value = -2",
            "full": (
                "def convolve_full(image, kernel):\n"
                "    height, width = len(image) + len(kernel) - 1, len(image[0]) + len(kernel[0]) - 1\n"
                "    result = [[0] * width for _ in range(height)]\n"
                "    for m, row in enumerate(image):\n"
                "        for n, value in enumerate(row):\n"
                "            for u, taps in enumerate(kernel):\n"
                "                for v, weight in enumerate(taps):\n"
                "                    result[m + u][n + v] += value * weight\n"
                "    return result"
            ),
            "same": (
                "def centred(full, kernel_rows, kernel_columns):\n"
                "    top, left = (kernel_rows - 1) // 2, (kernel_columns - 1) // 2\n"
                "    return [row[left:len(row) - left] for row in full[top:len(full) - top]]"
            ),
        },
        "alternative/collecting": {
            "full": (
                "def convolve_full(image, kernel):\n"
                "    def at(i, j): return image[i][j] if 0 <= i < len(image) and 0 <= j < len(image[0]) else 0\n"
                "    return [[sum(kernel[u][v] * at(i - u, j - v)\n"
                "                 for u in range(len(kernel)) for v in range(len(kernel[0])))\n"
                "             for j in range(len(image[0]) + len(kernel[0]) - 1)]\n"
                "            for i in range(len(image) + len(kernel) - 1)]"
            ),
        },
        "wrong/exchanged": {
            "slid": "slid_value = 5",
            "laid": "laid_value = 1",
            "corner": "corner_value = 2",
            "full": (
                "def convolve_full(image, kernel):\n"
                "    h, w = len(kernel), len(kernel[0])\n"
                "    def at(i, j): return image[i][j] if 0 <= i < len(image) and 0 <= j < len(image[0]) else 0\n"
                "    return [[sum(kernel[u][v] * at(i + u - h + 1, j + v - w + 1)\n"
                "                 for u in range(h) for v in range(w))\n"
                "             for j in range(len(image[0]) + w - 1)]\n"
                "            for i in range(len(image) + h - 1)]"
            ),
        },
        "wrong/corner-origin": {
            "laid": "laid_value = 17",
            "same": (
                "def centred(full, kernel_rows, kernel_columns):\n"
                "    return [row[:len(row) - kernel_columns + 1] for row in full[:len(full) - kernel_rows + 1]]"
            ),
        },
    },
}

DICE_HELPERS = HU_HELPERS + '''
RANGES = {"I": (0.5, 3), "S": (4, 8), "e": (0.1, 1), "p": (0.1, 0.9)}
def slopes(p, y, eps):
    inter, both = sum(a * b for a, b in zip(p, y)), sum(p) + sum(y) + eps
    return [2 * b / both - (2 * inter + eps) / both**2 for b in y]
'''

DICE = {
    "name": "gradient_of_dice",
    "helpers": DICE_HELPERS,
    "answers": [
        {"id": "overlap", "points": 1, "tests": [(1, "close(overlap, 2.8 / 3.8, 5e-4)")]},
        {
            "id": "inside",
            "points": 2,
            "tests": [(1, "same(inside, '2/(S + e) - (2*I + e)/(S + e)^2', RANGES)")],
        },
        {
            "id": "outside",
            "points": 1,
            "tests": [(1, "same(outside, '-(2*I + e)/(S + e)^2', RANGES)")],
        },
        {
            "id": "logit",
            "points": 2,
            "tests": [(1, "same(by_logit, '(2*I + e)/(S + e)^2*p*(1 - p)', RANGES)")],
        },
        {
            "id": "gradient",
            "points": 3,
            "tests": [
                (
                    1,
                    "p, y = [0.8, 0.6, 0.3, 0.1], [1, 1, 0, 0]\n"
                    "close(dice_gradient(p, y, 0), slopes(p, y, 0), 1e-9)",
                ),
                (1, "close(dice_gradient([0.25, 0.25], [0, 0], 0.5), [-0.5, -0.5], 1e-9)"),
                (
                    1,
                    "draw = random.Random(1)\n"
                    "p = [draw.random() for _ in range(11)]\n"
                    "y = [1 if i < 2 else draw.randint(0, 1) for i in range(11)]\n"
                    "close(dice_gradient(p, y, 0.7), slopes(p, y, 0.7), 1e-9)",
                ),
            ],
        },
    ],
    "kinds": {
        "right": {
            "overlap": "overlap = 2.8 / 3.8",
            "inside": 'inside = "2/(S + e) - (2*I + e)/(S + e)^2"',
            "outside": 'outside = "-(2*I + e)/(S + e)^2"',
            "logit": 'by_logit = "(2*I + e)/(S + e)^2*p*(1 - p)"',
            "gradient": (
                "def dice_gradient(p, y, eps):\n"
                "    inter = sum(a * b for a, b in zip(p, y))\n"
                "    both = eps + sum(p) + sum(y)\n"
                "    return [2 * b / both - (2 * inter + eps) / (both * both) for b in y]"
            ),
        },
        "alternative/one-fraction": {
            "inside": 'inside = "(2*(S + e) - 2*I - e)/(S + e)^2"',
            "outside": 'outside = "-(2*I/(S + e) + e/(S + e))/(S + e)"',
            "logit": 'by_logit = "p*(1 - p)*(2*I + e)/((S + e)*(S + e))"',
        },
        "wrong/turned": {
            "outside": 'outside = "(2*I + e)/(S + e)^2"',
            "logit": 'by_logit = "-(2*I + e)/(S + e)^2*p*(1 - p)"',
            "gradient": (
                "def dice_gradient(p, y, eps):\n"
                "    inter = sum(a * b for a, b in zip(p, y))\n"
                "    both = eps + sum(p) + sum(y)\n"
                "    return [(2 * inter + eps) / both**2 - 2 * b / both for b in y]"
            ),
        },
        "wrong/numerator-only": {
            "inside": 'inside = "2/(S + e)"',
            "outside": 'outside = "0"',
            "gradient": (
                "def dice_gradient(p, y, eps):\n"
                "    both = eps + sum(p) + sum(y)\n"
                "    return [2 * b / both for b in y]"
            ),
        },
    },
}

TASKS = {
    "02-ct-numbers/hu-drift": HU,
    "11-convolution/both-by-hand": HAND,
    "17-losses/gradient-of-dice": DICE,
}
