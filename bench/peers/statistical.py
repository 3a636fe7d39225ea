"""The peers of `npm run bench -- statistics`; `peer_row.py` says how one row is run.

Not called statistics.py, which would hide Python's own module of that name.
"""

from peer_row import array, job, np, run_row


def neuro_combat():
    import pandas as pd
    from neuroCombat import neuroCombat

    # It keeps features in rows.
    features = np.ascontiguousarray(array("x").T)
    known = pd.DataFrame({name: array(name) for name in ("batch", "age", "sex")})
    known[["batch", "sex"]] = known[["batch", "sex"]].astype(int)
    options = {"categorical_cols": ["sex"], "continuous_cols": ["age"], "batch_col": "batch"}
    options |= {"eb": job["eb"], "parametric": job["parametric"]}
    return lambda: neuroCombat(features, known, **options)["data"].T


def neuro_harmonize():
    import pandas as pd
    from neuroHarmonize import harmonizationLearn

    features = array("x")
    known = pd.DataFrame({"SITE": array("batch").astype(int), "age": array("age"), "sex": array("sex")})
    return lambda: harmonizationLearn(features, known)[1]


def pingouin_icc():
    import pandas as pd
    from pingouin import intraclass_corr

    ratings = array("ratings")
    features, subjects, raters = ratings.shape
    tables = []
    for table in ratings:
        places = {"subject": np.repeat(np.arange(subjects), raters), "rater": np.tile(np.arange(raters), subjects)}
        tables.append(pd.DataFrame(places | {"value": table.ravel()}))

    def run():
        found = [intraclass_corr(table, "subject", "rater", "value") for table in tables]
        return np.concatenate([one[["ICC", "F", "pval"]].values.astype(float).ravel() for one in found])

    return run


def scipy_mean_difference():
    from scipy.stats import permutation_test

    values, labels = array("values"), array("labels")
    groups = (values[labels == 1], values[labels == 0])
    rng = np.random.default_rng(1)

    def difference(one, zero, axis):
        return one.mean(axis=axis) - zero.mean(axis=axis)

    def run():
        test = permutation_test(groups, difference, vectorized=True, n_resamples=job["permutations"], rng=rng)
        return np.concatenate([[test.statistic], test.null_distribution])

    return run


def scipy_correlation():
    from scipy.stats import permutation_test

    values, labels = array("values"), array("labels")
    rng = np.random.default_rng(1)
    off = labels - labels.mean()
    scale = np.sqrt((off**2).sum() * ((values - values.mean()) ** 2).sum())

    def correlation(own, axis):
        return (own * off).sum(axis=axis) / scale

    def run():
        options = {"permutation_type": "pairings", "vectorized": True, "rng": rng}
        test = permutation_test((values,), correlation, n_resamples=job["permutations"], **options)
        return np.concatenate([[test.statistic], test.null_distribution])

    return run


def scikit_areas():
    from sklearn.metrics import roc_auc_score

    y, scores, draws = array("y"), array("scores"), array("draws").astype(int)
    return lambda: np.asarray([roc_auc_score(y[draw], scores[draw]) for draw in draws])


def scikit_lasso():
    from sklearn.linear_model import lasso_path

    # It keeps columns in one piece and leaves the intercept to the caller.
    features, outcome = array("x"), array("y")
    lambdas = array("lambdas")

    def run():
        centred = np.asfortranarray(features - features.mean(axis=0))
        options = {"alphas": lambdas, "tol": job["tolerance"], "max_iter": 100000}
        return lasso_path(centred, outcome - outcome.mean(), **options)[1].T

    return run


def scikit_logistic_lasso():
    from sklearn.linear_model import LogisticRegression

    features, outcome, lambdas = array("x"), array("y"), array("lambdas")

    def run():
        options = {"l1_ratio": 1, "solver": "liblinear", "intercept_scaling": 1000, "random_state": 0}
        model = LogisticRegression(tol=job["tolerance"], max_iter=10000, warm_start=True, **options)
        path = []
        for strength in lambdas:
            model.set_params(C=1 / (len(outcome) * strength))
            path.append(model.fit(features, outcome).coef_[0])
        return np.asarray(path)

    return run


def lifelines_cox():
    import pandas as pd
    from lifelines import CoxPHFitter

    patients = pd.DataFrame(array("x")).rename(columns=str)
    patients["time"], patients["event"] = array("time"), array("event")

    def run():
        fit = CoxPHFitter().fit(patients, "time", "event")
        return np.concatenate([fit.params_.values, fit.standard_errors_.values])

    return run


ROWS = {
    ("auc-bootstrap", "scikit-learn"): scikit_areas,
    ("combat", "neuroCombat"): neuro_combat,
    ("combat", "neuroHarmonize"): neuro_harmonize,
    ("combat-non-parametric", "neuroCombat"): neuro_combat,
    ("cox", "lifelines"): lifelines_cox,
    ("icc", "pingouin"): pingouin_icc,
    ("lasso", "scikit-learn"): scikit_lasso,
    ("lasso-logistic", "scikit-learn"): scikit_logistic_lasso,
    ("lasso-precise", "scikit-learn"): scikit_lasso,
    ("permutation", "SciPy"): scipy_mean_difference,
    ("permutation-correlation", "SciPy"): scipy_correlation,
}

run_row(ROWS)
