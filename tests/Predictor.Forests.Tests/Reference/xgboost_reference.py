"""Makes xgboost.json, the figures that XGBoostReferenceTests compares with: a small XGBoost model, its margins and its contributions.

    /usr/bin/python3 xgboost_reference.py > xgboost.json        (Debian: python3-xgboost 1.7.4, python3-numpy)

Trees are the arrays of XGBoost's own model file; in a leaf, split_conditions is its value. Cells are float32, null where missing.
"""

import json
import math
import sys

import numpy as np
import xgboost

FEATURES, TRAIN_ROWS, ROWS = 6, 600, 40

random = np.random.default_rng(2)
cells = np.round(random.normal(size=(TRAIN_ROWS, FEATURES)) * 2, 1).astype(np.float32)
cells[:, 3] = random.integers(0, 5, TRAIN_ROWS)
logit = cells[:, 0] - 0.7 * cells[:, 1] * (cells[:, 3] > 2) + np.abs(cells[:, 2])
label = (random.random(TRAIN_ROWS) < 1 / (1 + np.exp(1 - logit))).astype(int)
gone = random.random((TRAIN_ROWS, FEATURES)) < 0.15
label[gone[:, 4]] = 1 - (random.random(gone[:, 4].sum()) < 0.8)
cells[gone] = np.nan

booster = xgboost.train(
    {"objective": "binary:logistic", "max_depth": 5, "eta": 0.3, "base_score": 0.3, "tree_method": "exact", "seed": 1, "nthread": 1},
    xgboost.DMatrix(cells, label),
    num_boost_round=12,
)
rows = xgboost.DMatrix(cells[:ROWS])
model = json.loads(booster.save_raw("json"))["learner"]
base_score = float(model["learner_model_param"]["base_score"])
fields = ["left_children", "right_children", "split_indices", "split_conditions", "default_left", "sum_hessian"]
json.dump(
    {
        "madeBy": "xgboost " + xgboost.__version__,
        "features": FEATURES,
        "baseMargin": math.log(base_score / (1 - base_score)),
        "trees": [{f: tree[f] for f in fields} for tree in model["gradient_booster"]["model"]["trees"]],
        "rows": [[None if math.isnan(cell) else float(cell) for cell in row] for row in cells[:ROWS]],
        "margins": booster.predict(rows, output_margin=True).tolist(),
        "contributions": booster.predict(rows, pred_contribs=True).tolist(),
    },
    sys.stdout,
    separators=(",", ":"),
)
print()
