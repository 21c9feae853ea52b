"""How many rows against the trend to add at each end of an isotonic fit (CalibratorFit.PseudoRows).

Prints, by simulated truth and rows of the rarer class: excess log loss (thousandths of a nat) and the mean error among the
highest 0.5 % of margins (points), for 0.5, 2, 5, 10 and 20 added rows. Run with Debian 12's /usr/bin/python3; takes a minute.
"""
import numpy as np
from scipy.special import expit, logit
from sklearn.isotonic import IsotonicRegression


def fit(m, y, added):
    order = np.argsort(m, kind="stable")
    m, y, weight = m[order], y[order].astype(float), np.ones(len(m))
    y[0], y[-1] = (y[0] + added) / (1 + added), y[-1] / (1 + added)
    weight[0] = weight[-1] = 1 + added
    rates = IsotonicRegression().fit_transform(np.arange(len(m)), y, sample_weight=weight)
    cuts = np.r_[0, np.flatnonzero(np.diff(rates) > 1e-12) + 1, len(m)]
    blocks = list(zip(cuts[:-1], cuts[1:]))
    return np.array([np.average(m[a:b], weights=weight[a:b]) for a, b in blocks]), np.array([rates[a] for a, _ in blocks])


def predict(knots, x):
    m, p = knots
    slope = 1 if len(m) == 1 else min(1, (logit(p[-1]) - logit(p[0])) / (m[-1] - m[0]))
    below, above = expit(logit(p[0]) + slope * (x - m[0])), expit(logit(p[-1]) + slope * (x - m[-1]))
    return np.where(x < m[0], below, np.where(x > m[-1], above, np.interp(x, m, p)))


def wide(r, n): return -2.2 + 1.1 * r.normal(size=n)
def narrow(r, n): return -1 + 0.25 * r.normal(size=n)
def tailed(r, n): return -1 + 0.2 * r.standard_t(3, n)
def low(r, n): return -4 + 1.2 * r.normal(size=n)


truths = {
    "rare": (low, lambda m: 0.9 * m - 0.1),
    "sigmoid": (wide, lambda m: 0.8 * m - 0.2),
    "overconfident ends": (wide, lambda m: -2.2 + 2.2 * np.tanh((m + 2.2) / 2.2)),
    "flat below": (wide, lambda m: np.where(m < -2.2, -2.2 + 0.4 * (m + 2.2), m)),
    "weak": (narrow, lambda m: m),
    "weak with heavy tails": (tailed, lambda m: -1 + 0.72 * np.tanh((m + 1) / 1.2)),
}
for name, (draw, truth) in truths.items():
    x = draw(np.random.default_rng(99), 200_000)
    p = expit(truth(x))
    top = x >= np.quantile(x, 0.995)
    for rarer in (1000, 5000):
        line = []
        for added in (0.5, 2, 5, 10, 20):
            excess, error = [], []
            for repeat in range(8):
                r = np.random.default_rng(repeat)
                n = int(rarer / p.mean())
                m = draw(r, n)
                q = predict(fit(m, r.random(n) < expit(truth(m)), added), x)
                excess.append(1000 * (p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))).mean())
                error.append(100 * abs(q - p)[top].mean())
            line.append(f"{added}: {np.mean(excess):.3f}, {np.mean(error):.2f}")
        print(f"{name}, {rarer}: " + "; ".join(line))
