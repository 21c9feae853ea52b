"""Expected figures of other people's implementations, for MetricsTests, SigmoidNewtonTests, PoolAdjacentViolatorsTests.

Made once with Debian 12's /usr/bin/python3 (python3-sklearn 1.2.1, python3-scipy 1.10.1, python3-numpy 1.24.2):
    /usr/bin/python3 make.py > expected.json
Tests read expected.json; python is not needed to run them.
"""
import json

import numpy as np
from scipy.optimize import minimize, root
from scipy.special import expit
from scipy.stats import binomtest
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score


def rows(seed, n, decimals):
    """Margins with or without ties, labels that follow a bent truth."""
    r = np.random.default_rng(seed)
    margins = r.normal(-1.2, 1.3, n).round(decimals)
    labels = (r.random(n) < expit(0.6 * margins + 0.25 * np.sin(2 * margins) - 0.2)).astype(int)
    return margins, labels


def calibration_error(y, p, bins=15):
    """Only meaningful without ties: stable order, numpy's own array_split."""
    order = np.argsort(p, kind="stable")
    return sum(len(b) * abs(p[b].mean() - y[b].mean()) for b in np.array_split(order, bins)) / len(p)


def platt(f, y):
    """Platt's objective by scipy: BFGS to get near, then the gradient's root to full precision."""
    pos, neg = y.sum(), len(y) - y.sum()
    t = np.where(y == 1, (pos + 1) / (pos + 2), 1 / (neg + 2))

    def gradient(s):
        gap = expit(s[0] * f + s[1]) - t
        return np.array([(gap * f).sum(), gap.sum()])

    def loss(s):
        z = s[0] * f + s[1]
        return (np.logaddexp(0, z) - t * z).sum()

    start = minimize(loss, [1.0, 0.0], jac=gradient, method="BFGS").x
    return root(gradient, start, tol=1e-15).x.tolist()


cases = []
for name, seed, n, decimals in [("distinct", 1, 997, 9), ("ties", 2, 800, 1), ("few", 3, 40, 9)]:
    f, y = rows(seed, n, decimals)
    p = expit(f)
    pav = IsotonicRegression().fit(f, y)
    cases.append({
        "name": name,
        "margins": f.tolist(),
        "labels": y.tolist(),
        "probabilities": p.tolist(),
        "auc": roc_auc_score(y, p),
        "averagePrecision": average_precision_score(y, p),
        "logLoss": log_loss(y, p),
        "brier": brier_score_loss(y, p),
        "calibrationError": calibration_error(y, p) if decimals > 1 else None,
        "platt": platt(f, y),
        "isotonic": pav.predict(f).tolist(),
    })

clipped = {"labels": [0, 1, 1, 0], "probabilities": [1.0, 0.0, 1.0, 0.3]}
clipped["logLoss"] = log_loss(clipped["labels"], np.array(clipped["probabilities"]))

wilson = []
for k, n in [(0, 10), (3, 10), (10, 10), (57, 1000), (1, 1)]:
    interval = binomtest(k, n).proportion_ci(method="wilson")
    wilson.append({"positives": k, "rows": n, "low": interval.low, "high": interval.high})

print(json.dumps({"cases": cases, "clipped": clipped, "wilson": wilson}))
