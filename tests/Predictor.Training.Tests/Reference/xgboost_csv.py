"""Trains XGBoost on a CSV whose first column is the label, and writes the model and its margins on another: what ImportCommandTests and the exports' tests hold against.

    /usr/bin/python3 xgboost_csv.py TRAIN TEST CATEGORIES MODEL MARGINS      (Debian: python3-xgboost 1.7.4, python3-numpy)

CATEGORIES are names of columns, a,b,c, whose cells are integer codes. Empty cells are missing. MODEL ends in .json; MARGINS has one number a line.
"""

import csv
import sys

import numpy as np
import xgboost

train, test, categories, model, margins = sys.argv[1:]


def matrix(path):
    with open(path, newline="") as file:
        names, *rows = csv.reader(file)
    cells = np.array([[float(cell) if cell else np.nan for cell in row] for row in rows], dtype=np.float32)
    types = ["c" if name in categories.split(",") else "q" for name in names[1:]]
    return xgboost.DMatrix(cells[:, 1:], cells[:, 0], feature_names=names[1:], feature_types=types, enable_categorical=True)


booster = xgboost.train(
    {"objective": "binary:logistic", "max_depth": 5, "eta": 0.03, "tree_method": "hist", "max_cat_to_onehot": 5, "subsample": 0.8, "seed": 1, "nthread": 2},
    matrix(train), num_boost_round=500)
booster.save_model(model)
np.savetxt(margins, booster.predict(matrix(test), output_margin=True), fmt="%.9g")
