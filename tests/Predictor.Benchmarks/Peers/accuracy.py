"""Probabilities of XGBoost and scikit-learn on a set's test rows, at their defaults and at the best of a small grid.

usage: accuracy.py FOLDER CATEGORY,CATEGORY,... ordered|unordered OUT.csv

The grid is rate 0.03 and 0.1 by 7, 15 and 31 leaves; trees by early stopping on the last 15 % of the training rows (a seeded
15 % where rows have no order), after which the best of the six is grown once more from all training rows.
"""

import sys

import numpy as np
import pandas as pd
import sklearn
import xgboost
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import log_loss

MOST_TREES = {0.03: 600, 0.1: 250}
PATIENCE = 30
SEED = 1


def read(path, categories):
    table = pd.read_csv(path)
    return table["label"].to_numpy(), table.drop(columns="label"), categories


def as_categories(train, test, categories):
    train, test = train.copy(), test.copy()
    for column in categories:
        levels = np.sort(train[column].dropna().unique())
        train[column] = pd.Categorical(train[column], categories=levels)
        test[column] = pd.Categorical(test[column], categories=levels)
    return train, test


def validation(rows, ordered):
    later = np.zeros(rows, bool)
    if ordered:
        later[int(rows * 0.85):] = True
    else:
        later[np.random.default_rng(SEED).permutation(rows)[: int(rows * 0.15)]] = True
    return ~later, later


def xgboost_rows(train, test, labels, fit, later):
    matrix = lambda rows, y=None: xgboost.DMatrix(rows, y, enable_categorical=True)
    common = {"objective": "binary:logistic", "eval_metric": "logloss", "tree_method": "hist", "seed": SEED}
    everything, scored = matrix(train, labels), matrix(test)
    yield "xgboost default", xgboost.train(common, everything, 100).predict(scored)
    best = None
    for rate, most in MOST_TREES.items():
        for leaves in (7, 15, 31):
            options = {**common, "eta": rate, "max_leaves": leaves, "grow_policy": "lossguide", "max_depth": 0}
            grown = xgboost.train(
                options, matrix(train[fit], labels[fit]), most, evals=[(matrix(train[later], labels[later]), "later")],
                early_stopping_rounds=PATIENCE, verbose_eval=False)
            if best is None or grown.best_score < best[0]:
                best = (grown.best_score, options, grown.best_iteration + 1)
    yield "xgboost best of grid", xgboost.train(best[1], everything, best[2]).predict(scored)


def sklearn_rows(train, test, labels, fit, later, categories):
    few = [column for column in categories if train[column].max() < 255]
    learner = lambda **options: HistGradientBoostingClassifier(categorical_features=few or None, random_state=SEED, **options)
    yield "scikit-learn default", learner().fit(train, labels).predict_proba(test)[:, 1]
    best = None
    for rate, most in MOST_TREES.items():
        for leaves in (7, 15, 31):
            grown = learner(learning_rate=rate, max_leaf_nodes=leaves, max_iter=most, early_stopping=False).fit(train[fit], labels[fit])
            losses = [log_loss(labels[later], p[:, 1]) for p in grown.staged_predict_proba(train[later])]
            trees = int(np.argmin(losses)) + 1
            if best is None or losses[trees - 1] < best[0]:
                best = (losses[trees - 1], rate, leaves, trees)
    final = learner(learning_rate=best[1], max_leaf_nodes=best[2], max_iter=best[3], early_stopping=False).fit(train, labels)
    yield "scikit-learn best of grid", final.predict_proba(test)[:, 1]


def main(folder, categories, ordered, out):
    categories = [column for column in categories.split(",") if column]
    labels, train, _ = read(f"{folder}/train.csv", categories)
    _, test, _ = read(f"{folder}/test.csv", categories)
    fit, later = validation(len(labels), ordered == "ordered")
    declared = as_categories(train, test, categories)
    found = dict(xgboost_rows(*declared, labels, fit, later))
    found.update(sklearn_rows(train, test, labels, fit, later, categories))
    pd.DataFrame(found).to_csv(out, index=False, float_format="%.9g")
    print(f"xgboost {xgboost.__version__}, scikit-learn {sklearn.__version__}")


main(*sys.argv[1:])
