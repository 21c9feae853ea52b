"""Observed over expected, its pooling, the effect on the treated and its bounds, written out in numpy: argv[1] holds the input, argv[2] takes the figures."""
import json
import sys

import numpy as np
from scipy.stats import norm

given = json.load(open(sys.argv[1]))
level = given["level"]
z = norm.ppf(0.5 + level / 2)


def ratios(observed, expected, groups, customers, errors):
    observed, expected, groups, customers = map(np.asarray, (observed, expected, groups, customers))
    k = groups.max() + 1
    O = np.array([observed[groups == g].sum() for g in range(k)])
    E = np.array([expected[groups == g].sum() for g in range(k)])
    m = O.sum() / E.sum()
    binomial = np.array([(m * expected[groups == g] * (1 - m * expected[groups == g])).sum() for g in range(k)])
    gaps = observed - m * expected
    clustered = 0
    for g in range(k):
        for c in np.unique(customers[groups == g]):
            clustered += gaps[(groups == g) & (customers == c)].sum() ** 2
    clustering = max(1, clustered / binomial.sum())
    errors = np.asarray(errors)
    v = clustering * binomial / E**2 + m**2 * errors**2
    r = O / E
    w = 1 / v
    mu = (w * r).sum() / w.sum()
    q = (w * (r - mu) ** 2).sum()
    between = max(0, (q - (k - 1)) / (w.sum() - (w**2).sum() / w.sum()))
    w = 1 / (v + between)
    mu = (w * r).sum() / w.sum()
    b = between / (between + v)
    pooled = mu + b * (r - mu)
    half = z * np.sqrt(b * v + (1 - b) ** 2 / w.sum())
    linear = []
    for g in range(k):
        gap = observed - r[g] * expected
        squares = sum(gap[(groups == g) & (customers == c)].sum() ** 2 for c in np.unique(customers[groups == g]))
        linear.append(np.exp(z * np.sqrt(squares / O[g] ** 2 + errors[g] ** 2)))
    linear = np.array(linear)
    return {
        "ratio": r.tolist(), "low": (r / linear).tolist(), "high": (r * linear).tolist(), "error": np.sqrt(v).tolist(),
        "pooled": pooled.tolist(), "pooledLow": np.maximum(0, pooled - half).tolist(), "pooledHigh": (pooled + half).tolist(),
        "mean": mu, "between": np.sqrt(between), "clustering": clustering,
    }


def treated(y, d, m, e, customers):
    y, d, m, e, customers = np.asarray(y), np.asarray(d, bool), np.asarray(m), np.clip(e, 0.02, 0.98), np.asarray(customers)
    p = d.mean()
    alpha = np.where(d, 1, -e / (1 - e)) / p
    psi = (alpha * (y - m)).mean()
    phi = alpha * (y - m) - np.where(d, psi / p, 0)
    error = np.sqrt(sum(phi[customers == c].sum() ** 2 for c in np.unique(customers))) / len(y)
    noise = ((y - m - np.where(d, psi, 0)) ** 2).mean()
    strength = (alpha**2).mean()
    c = psi**2 / (noise * strength)
    return {
        "value": psi, "error": error, "low": psi - z * error, "high": psi + z * error, "noise": noise, "strength": strength,
        "robustness": (np.sqrt(c**2 + 4 * c) - c) / 2, "bound": np.sqrt(0.02 * 0.05 / 0.95 * noise * strength),
    }


def shift(x, place, customers):
    x, place, customers = np.asarray(x), np.asarray(place), np.asarray(customers)
    mean = np.array([x[place == k].mean() for k in range(4)])
    sign = np.array([-1, 1, 1, -1])
    phi = np.zeros(len(x))
    for k in range(4):
        phi[place == k] = sign[k] * (x[place == k] - mean[k]) / (place == k).sum()
    error = np.sqrt(sum(phi[customers == c].sum() ** 2 for c in np.unique(customers)))
    value = (sign * mean).sum()
    return {"value": value, "low": value - z * error, "high": value + z * error}


def cuped(y, score, held, strata):
    y, score, held, strata = np.asarray(y), np.asarray(score), np.asarray(held, bool), np.asarray(strata)
    product = square = 0
    for s in np.unique(strata):
        for arm in (True, False):
            at = (strata == s) & (held == arm)
            product += ((y[at] - y[at].mean()) * (score[at] - score[at].mean())).sum()
            square += ((score[at] - score[at].mean()) ** 2).sum()
    adjusted = y - product / square * (score - score.mean())
    effect = variance = 0
    for s in np.unique(strata):
        share = (strata == s).mean()
        a, h = adjusted[(strata == s) & ~held], adjusted[(strata == s) & held]
        effect += share * (a.mean() - h.mean())
        variance += share**2 * (a.var(ddof=1) / len(a) + h.var(ddof=1) / len(h))
    return {"value": effect, "low": effect - z * np.sqrt(variance), "high": effect + z * np.sqrt(variance)}


json.dump(
    {
        "ratios": ratios(given["observed"], given["expected"], given["groups"], given["customers"], given["errors"]),
        "treated": treated(given["observed"], given["treated"], given["untreated"], given["chance"], given["customers"]),
        "shift": shift(given["residuals"], given["places"], given["customers"]),
        "cuped": cuped(given["observed"], given["expected"], given["treated"], given["strata"]),
    },
    open(sys.argv[2], "w"),
)
