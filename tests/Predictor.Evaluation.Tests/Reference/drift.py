"""Expected figures of drift and calibration from scipy, numpy and scikit-learn, over the rows of expected.json and figures.json.

Made once with Debian 12's /usr/bin/python3 (python3-sklearn 1.2.1, python3-scipy 1.10.1, python3-numpy 1.24.2):
    /usr/bin/python3 drift.py > drift.json
Tests read drift.json; python is not needed to run them.
"""
import json
import os

import numpy as np
from scipy.optimize import root
from scipy.special import expit, logit
from scipy.spatial.distance import jensenshannon
from scipy.stats import chi2, entropy, ks_2samp
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

here = os.path.dirname(os.path.abspath(__file__))
rows = {case["name"]: case for case in json.load(open(os.path.join(here, "expected.json")))["cases"]}
counted = json.load(open(os.path.join(here, "figures.json")))["counted"]


def recalibrated(y, p):
    """Log loss less that of the logistic regression on the log-odds, its gradient's root by scipy."""
    x = logit(p)
    slope, intercept = root(lambda s: [((expit(s[0] * x + s[1]) - y) * x).sum(), (expit(s[0] * x + s[1]) - y).sum()], [1.0, 0.0], tol=1e-15).x
    return log_loss(y, p) - log_loss(y, expit(slope * x + intercept))


realised = []
for name in ["distinct", "ties", "few"]:
    y, p = np.array(rows[name]["labels"]), np.array(rows[name]["probabilities"])
    realised.append({"name": name, "auc": roc_auc_score(y, p), "logLoss": log_loss(y, p), "brier": brier_score_loss(y, p),
                     "rate": y.mean(), "expectedRate": p.mean(), "expectedLogLoss": entropy(np.c_[p, 1 - p], axis=1).mean(), "gain": recalibrated(y, p)})

# A multiple of the bins: there scikit-learn's quantile edges part the rows as equal counts do.
y, p = np.array(rows["distinct"]["labels"][:990]), np.array(rows["distinct"]["probabilities"][:990])
observed, predicted = calibration_curve(y, p, n_bins=15, strategy="quantile")

# Quantile bins: the smallest value with at least a twentieth, two twentieths ... at or below it.
before, now = np.array(counted["valuesBefore"]), np.array(counted["valuesNow"])
edges = np.unique(np.quantile(before, np.arange(1, 20) / 20, method="inverted_cdf"))
edges = edges[edges < before.max()]
bins = [np.bincount(np.searchsorted(edges, values, side="left"), minlength=len(edges) + 1) for values in (before, now)]
shares = [counts / counts.sum() for counts in bins]

print(json.dumps({
    "realised": realised,
    "reliability": {"observed": observed.tolist(), "predicted": predicted.tolist(), "error": float(np.abs(observed - predicted).mean())},
    "binned": {
        "edges": edges.tolist(), "before": bins[0].tolist(), "now": bins[1].tolist(),
        "psi": entropy(shares[1], shares[0]) + entropy(shares[0], shares[1]),
        "js": float(jensenshannon(shares[0], shares[1], base=2)),
        "ks": ks_2samp(np.searchsorted(edges, before, side="left"), np.searchsorted(edges, now, side="left")).statistic,
    },
    "chance": [{"bins": b, "limit": chi2.ppf(0.999, b - 1)} for b in [2, 3, 5, 12, 20, 22, 53]],
}))
