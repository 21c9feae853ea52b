"""Makes XGBoost models with missing cells and categories, and their figures, that Formats/XGBoostModelTests holds the reader to.

    /usr/bin/python3 xgboost_models.py FOLDER              (Debian: python3-xgboost 1.7.4, python3-numpy)
    /usr/bin/python3 xgboost_models.py FOLDER --large      500 trees and 2,000 rows; the test makes these anew

Writes gbtree.json, onehot.json (sets of one category), dart.json (small only) and logitraw.json as XGBoost saves them, and NAME.figures.json beside each: cells (float32, null where missing),
margins of all trees, margins up to the best iteration, contributions (the base last).
"""

import json
import math
import pathlib
import sys

import numpy as np
import xgboost

LARGE = "--large" in sys.argv
FOLDER = pathlib.Path(sys.argv[1])
TREES, TRAIN, ROWS = (500, 4000, 2000) if LARGE else (8, 800, 60)
LEVELS = {3: 4, 4: 40, 5: 300 if LARGE else 70}
FEATURES = 8
NAMES = ["wait", "handle", "age", "channel", "queue", "agent", "calls", "value"]

random = np.random.default_rng(7)


def cells(rows, more):
    drawn = (random.normal(size=(rows, FEATURES)) * 3).round(1).astype(np.float32)
    drawn[:, 6] = random.integers(0, 9, rows)
    for column, levels in LEVELS.items():
        drawn[:, column] = np.minimum(random.exponential(levels / 4, rows).astype(int), levels - 1 + more)
    return drawn


def blanked(drawn):
    drawn[random.random(drawn.shape) < 0.12] = np.nan
    return drawn


effect = {column: random.normal(size=levels) for column, levels in LEVELS.items()}
train = cells(TRAIN, 0)
logit = 0.4 * train[:, 0] - 0.3 * train[:, 1] * (train[:, 6] > 4)
for column, sizes in effect.items():
    logit = logit + sizes[train[:, column].astype(int)]
label = (random.random(TRAIN) < 1 / (1 + np.exp(-logit))).astype(int)
train = blanked(train)
rows = blanked(cells(ROWS, 5))  # some codes that no training row had

types = ["c" if column in LEVELS else "q" for column in range(FEATURES)]


def matrix(drawn, labels=None):
    return xgboost.DMatrix(drawn, labels, feature_names=NAMES, feature_types=types, enable_categorical=True)


def write(name, more, stop):
    cut = TRAIN * 4 // 5
    fit, later = matrix(train[:cut], label[:cut]), matrix(train[cut:], label[cut:])
    parameters = {"objective": "binary:logistic", "max_depth": 6 if LARGE else 4, "eta": 0.05 if LARGE else 0.3, "tree_method": "hist", "base_score": 0.4,
                  "max_cat_to_onehot": 5, "seed": 3, "nthread": 1, **more}
    booster = xgboost.train(parameters, fit, TREES, evals=[(later, "later")], verbose_eval=False,
                            early_stopping_rounds=TREES if stop else None)
    booster.save_model(str(FOLDER / f"{name}.json"))
    best = int(booster.attributes().get("best_iteration", TREES - 1)) + 1
    (FOLDER / f"{name}.figures.json").write_text(json.dumps({
        "madeBy": "xgboost " + xgboost.__version__,
        "rows": [[None if math.isnan(cell) else float(cell) for cell in row] for row in rows],
        "margins": booster.predict(matrix(rows), output_margin=True, iteration_range=(0, TREES)).tolist(),
        "bestMargins": booster.predict(matrix(rows), output_margin=True, iteration_range=(0, best)).tolist(),
        "contributions": [] if LARGE else booster.predict(matrix(rows), pred_contribs=True, iteration_range=(0, TREES)).tolist(),
    }, separators=(",", ":")) + "\n")


write("gbtree", {}, stop=True)
write("onehot", {"max_cat_to_onehot": 1000}, stop=False)
if not LARGE:  # a large one takes minutes, for each of its trees scores all those before it anew
    write("dart", {"booster": "dart", "rate_drop": 0.1, "skip_drop": 0.2}, stop=False)
write("logitraw", {"objective": "binary:logitraw", "num_parallel_tree": 1 if LARGE else 2, "subsample": 0.7, "eval_metric": "logloss"}, stop=False)
