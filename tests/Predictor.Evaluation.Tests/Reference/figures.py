"""Expected figures of other people's implementations, or of plain definitions where nobody has one, over the rows of expected.json.

Made once with Debian 12's /usr/bin/python3 (python3-sklearn 1.2.1, python3-scipy 1.10.1, python3-numpy 1.24.2, python3-statsmodels 0.13.5):
    /usr/bin/python3 figures.py > figures.json
Tests read figures.json; python is not needed to run them.
"""
import json
import os

import numpy as np
import statsmodels.api as sm
from scipy.spatial.distance import jensenshannon
from scipy.special import betainc, logit
from scipy.stats import beta, ks_2samp, norm
from sklearn.metrics import precision_recall_curve, roc_curve

here = os.path.dirname(os.path.abspath(__file__))
rows = json.load(open(os.path.join(here, "expected.json")))["cases"]


def line(y, p):
    """statsmodels' GLM: slope and intercept, then the intercept with the log-odds as an offset."""
    x = logit(p)
    both = sm.GLM(y, sm.add_constant(x), family=sm.families.Binomial()).fit(tol=1e-14, maxiter=200)
    large = sm.GLM(y, np.ones(len(y)), family=sm.families.Binomial(), offset=x).fit(tol=1e-14, maxiter=200)
    return {"slope": both.params[1], "intercept": both.params[0], "inTheLarge": large.params[0]}


def stephenson(y, p, bins=15):
    """The parts by their definition; only for rows without ties."""
    order = np.argsort(p, kind="stable")
    parts = np.zeros(5)
    for b in np.array_split(order, bins):
        f, o = p[b], y[b]
        parts += [len(b) * (f.mean() - o.mean()) ** 2, len(b) * (o.mean() - y.mean()) ** 2, 0,
                  ((f - f.mean()) ** 2).sum(), 2 * ((f - f.mean()) * (o - o.mean())).sum()]
    parts /= len(p)
    parts[2] = y.mean() * (1 - y.mean())
    return parts.tolist()


def maximum_profit(y, s, values, a=6, b=14, offer=10, contact=1, nodes=2_000_001):
    """The definition integrated numerically: at each rate of acceptance the most profitable threshold; Simpson's rule."""
    order = np.argsort(-s, kind="stable")
    y, s, values = y[order], s[order], values[order]
    last = np.r_[np.flatnonzero(np.diff(s)), len(s) - 1]
    slope = np.r_[0, np.cumsum(y * (values - offer))[last]] / len(y)
    cost = np.r_[0, np.cumsum(np.where(y == 1, contact, contact + offer))[last]] / len(y)
    share = np.r_[0, (last + 1) / len(y)]
    g = np.linspace(0, 1, nodes)
    best = np.zeros(nodes)
    at = np.zeros(nodes)
    for m, c, n in zip(slope, cost, share):
        profit = m * g - c
        at = np.where(profit > best, n, at)
        best = np.maximum(best, profit)
    density = beta(a, b).pdf(g)
    weights = np.ones(nodes)
    weights[1:-1:2], weights[2:-1:2] = 4, 2
    weights /= 3 * (nodes - 1)
    return {"perRow": (best * density) @ weights, "share": (at * density) @ weights}


def placements(y, s):
    """Naive: every pair."""
    pos, neg = s[y == 1], s[y == 0]
    wins = (pos[:, None] > neg[None, :]) + 0.5 * (pos[:, None] == neg[None, :])
    return wins.mean(1), wins.mean(0)


def delong(y, a, b):
    (va, wa), (vb, wb) = placements(y, a), placements(y, b)
    cov = np.cov(va, vb, ddof=1) / len(va) + np.cov(wa, wb, ddof=1) / len(wa)
    error = np.sqrt(cov[0, 0] + cov[1, 1] - 2 * cov[0, 1])
    difference = vb.mean() - va.mean()
    return {"first": va.mean(), "second": vb.mean(), "firstError": np.sqrt(cov[0, 0]), "difference": difference, "error": error,
            "z": difference / error, "p": 2 * norm.sf(abs(difference / error))}


def expected_auc(p):
    """Every ordered pair of different rows: the first as a positive, the second as a negative."""
    w = p[:, None] * (1 - p[None, :])
    np.fill_diagonal(w, 0)
    right = (p[:, None] > p[None, :]) + 0.5 * (p[:, None] == p[None, :])
    return (w * right).sum() / w.sum()


cases = []
for case in rows:
    y, p = np.array(case["labels"]), np.array(case["probabilities"])
    r = np.random.default_rng(len(p))
    values = r.lognormal(5, 1, len(p)).round(2)
    values[:3] = [0, 4, 10]
    second = (p * 0.7 + 0.3 * r.random(len(p)) * 0.4).round(2 if case["name"] == "ties" else 12)
    fpr, tpr, thresholds = roc_curve(y, p, drop_intermediate=False)
    precision, recall, _ = precision_recall_curve(y, p)
    cases.append({
        "name": case["name"],
        "values": values.tolist(),
        "second": second.tolist(),
        "ks": ks_2samp(p[y == 1], p[y == 0]).statistic,
        "line": line(y, p),
        "parts": stephenson(y, p) if len(set(case["probabilities"])) == len(p) else None,
        "profit": maximum_profit(y, p, np.full(len(p), 200.0)),
        "profitByRow": maximum_profit(y, p, values),
        "profitOther": maximum_profit(y, p, np.full(len(p), 60.0), 1.5, 3, 2, 3),
        "delong": delong(y, p, second),
        "expectedAuc": expected_auc(p),
        "roc": [fpr.tolist(), tpr.tolist()] if case["name"] == "ties" else None,
        "precisionRecall": [precision[:-1][::-1].tolist(), recall[:-1][::-1].tolist()] if case["name"] == "ties" else None,
    })

incomplete = [{"a": a, "b": b, "x": x, "value": betainc(a, b, x)}
              for a, b in [(6, 14), (7, 14), (0.5, 0.5), (1, 1), (0.01, 3), (200, 90), (2.5, 1e-2), (30, 1.25)]
              for x in [1e-12, 0.001, 0.1, 0.29, 0.3, 0.5, 0.7, 0.95, 0.999]]
tails = [{"z": z, "p": 2 * norm.sf(z)} for z in [0, 1e-8, 0.3, 1, 1.959963984540054, 2.4999, 2.5, 3.7, 8, 30]]

r = np.random.default_rng(5)
before, now = r.multinomial(5000, r.dirichlet(np.full(12, 3))), r.multinomial(900, r.dirichlet(np.full(12, 3)))
q, w = now / now.sum(), before / before.sum()
values_before, values_now = r.normal(0, 1, 3000).round(1), r.normal(0.2, 1.1, 800).round(1)
counted = {
    "before": before.tolist(), "now": now.tolist(), "psi": ((q - w) * np.log(q / w)).sum(), "js": jensenshannon(w, q, base=2),
    "valuesBefore": values_before.tolist(), "valuesNow": values_now.tolist(), "ks": ks_2samp(values_before, values_now).statistic,
}
print(json.dumps({"cases": cases, "incompleteBeta": incomplete, "tails": tails, "counted": counted}))
