"""Test AUC of scikit-learn's HistGradientBoostingClassifier on the real data beside the repository: codes as numbers, rate 0.05, 31 leaves.

Run from this folder with Debian's python3-sklearn: /usr/bin/python3 sklearn_auc.py ../../../../shared/data > sklearn_auc.json
"fixed" grows exactly 100 trees; "stopped" at most 400 with early stopping on a random tenth, the mean over five seeds.
The standard error is Hanley and McNeil's (1982).
"""
import json
import sys

import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score


def load(path):
    table = np.genfromtxt(path, delimiter=",", skip_header=1)
    return table[:, 1:], table[:, 0]


def standard_error(auc, positives, negatives):
    q1, q2 = auc / (2 - auc), 2 * auc * auc / (1 + auc)
    return float(np.sqrt((auc * (1 - auc) + (positives - 1) * (q1 - auc**2) + (negatives - 1) * (q2 - auc**2)) / (positives * negatives)))


def auc(train, test, **options):
    model = HistGradientBoostingClassifier(learning_rate=0.05, max_leaf_nodes=31, **options).fit(*train)
    return float(roc_auc_score(test[1], model.predict_proba(test[0])[:, 1]))


report = {"scikitLearn": sklearn.__version__, "sets": {}}
for name in ("telco", "csat", "service-desk-24h"):
    train, test = (load(f"{sys.argv[1]}/{name}/{part}.csv") for part in ("train", "test"))
    fixed = auc(train, test, max_iter=100, early_stopping=False, random_state=0)
    stopped = np.mean([auc(train, test, max_iter=400, early_stopping=True, n_iter_no_change=10, random_state=seed) for seed in range(5)])
    positives = float(test[1].sum())
    report["sets"][name] = {
        "fixed": round(fixed, 5),
        "stopped": round(float(stopped), 5),
        "standardError": round(standard_error(fixed, positives, len(test[1]) - positives), 5),
    }
print(json.dumps(report, indent=2))
