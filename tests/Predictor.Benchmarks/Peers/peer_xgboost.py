"""XGBoost on the simulated tables, each stage by the fastest way that was found; prints one JSON object."""
import ctypes
import json

import measure

told = measure.settings()

import xgboost  # noqa: E402  (after the number of threads is set)
from xgboost.core import _LIB, _check_call, c_bst_ulong  # noqa: E402
from xgboost.data import _array_interface  # noqa: E402


def parameters(label):
    rate = float(label.mean())
    return {
        "objective": "binary:logistic",
        "tree_method": "hist",
        "grow_policy": "lossguide",
        "max_leaves": told.leaves,
        "max_depth": 0,
        "eta": told.learning_rate,
        "max_bin": told.bins,
        # XGBoost has no fewest rows of a leaf. Its least hessian is set to that of as many rows at the base rate.
        "min_child_weight": told.minimum_leaf_rows * rate * (1 - rate),
        # Start from the base rate, as the others do by themselves; by default it starts from a half.
        "base_score": rate,
        "nthread": told.threads,
        "verbosity": 0,
    }


def data_matrix(cells, label=None, kind=xgboost.DMatrix, **more):
    width = cells.shape[1]
    types = ["q"] * (width - len(told.categories)) + ["c"] * len(told.categories)
    return kind(cells, label=label, feature_types=types, enable_categorical=True, nthread=told.threads, **more)


def bins(cells, label):
    """QuantileDMatrix bins once and for all; a DMatrix is binned later, by `train`. From one array: from a data frame it takes longer."""
    if told.route == "dmatrix":
        return data_matrix(cells, label)
    return data_matrix(cells, label, xgboost.QuantileDMatrix, max_bin=told.bins)


def learn(figures):
    cells, label, levels = figures.time("read", lambda: measure.read_training(told, "float32"))
    data = figures.time("bin", lambda: bins(cells, label))
    # The cells are not needed any more: what they hold must not count towards the peak of what follows.
    del cells
    booster = figures.time("grow", lambda: xgboost.train(parameters(label), data, num_boost_round=told.trees))
    figures.timings["learn"] = {unit: figures.timings["bin"][unit] + figures.timings["grow"][unit] for unit in ("seconds", "cpuSeconds")}
    figures.notes["learn"] = "DMatrix" if told.route == "dmatrix" else "QuantileDMatrix"
    return booster, levels


class OneRow:
    """XGBoost's C interface with its arguments ready made, as a server written in C would call it: no Python about each call but ctypes."""

    def __init__(self, booster):
        self.handle = booster.handle
        self.shape, self.dims, self.result = ctypes.POINTER(c_bst_ulong)(), c_bst_ulong(), ctypes.POINTER(ctypes.c_float)()
        self.out = (ctypes.byref(self.shape), ctypes.byref(self.dims), ctypes.byref(self.result))
        common = {"training": False, "iteration_begin": 0, "iteration_end": 0, "strict_shape": False}
        self.margin = json.dumps({"type": 1, "missing": float("nan"), "cache_id": 0, **common}).encode()
        self.contributions = json.dumps({"type": 2, **common}).encode()

    def score(self, row):
        _LIB.XGBoosterPredictFromDense(self.handle, row, self.margin, None, *self.out)

    def explain(self, row):
        _LIB.XGBoosterPredictFromDMatrix(self.handle, row.handle, self.contributions, *self.out)


def score_many(figures, booster, cells):
    in_place = measure.passes(lambda: cells, lambda rows: booster.inplace_predict(rows, predict_type="margin"))
    # A DMatrix of its own for each pass: XGBoost remembers the margins of one it has scored, and would only copy them.
    ready = measure.passes(
        lambda: data_matrix(cells),
        lambda rows: booster.predict(rows, output_margin=True))
    figures.keep_fastest("scoreFirst", [("inplace_predict", in_place[1]), ("predict on a ready DMatrix", ready[1])])
    figures.keep_fastest("scoreMany", [("inplace_predict", in_place[0]), ("predict on a ready DMatrix", ready[0])])
    measure.write_margins(told, booster.inplace_predict(cells, predict_type="margin"))


def rows_one_by_one(cells):
    return [cells[at:at + 1] for at in range(measure.DIFFERENT_ROWS)]


def score_one(figures, booster, cells):
    rows = rows_one_by_one(cells)
    described = [_array_interface(row) for row in rows]
    one = OneRow(booster)
    ways = []
    for threads in sorted({1, told.threads}):
        booster.set_param({"nthread": threads})
        ways.append((f"inplace_predict, {threads} threads", measure.short(lambda row: booster.inplace_predict(row, predict_type="margin"), rows)))
        ways.append((f"XGBoosterPredictFromDense, {threads} threads", measure.short(one.score, described)))
    figures.keep_fastest("scoreOne", ways)
    _check_call(_LIB.XGBoosterPredictFromDense(one.handle, described[0], one.margin, None, *one.out))
    if abs(one.result[0] - booster.inplace_predict(rows[0], predict_type="margin")[0]) > 1e-6:
        raise RuntimeError("XGBoost's C interface and its Python one give different margins")
    booster.set_param({"nthread": told.threads})


def explain(figures, booster, cells):
    many = data_matrix(cells[:told.explained])
    figures.time("explainMany", lambda: booster.predict(many, pred_contribs=True))
    rows = [data_matrix(row) for row in rows_one_by_one(cells)]
    one = OneRow(booster)
    ways = []
    for threads in sorted({1, told.threads}):
        booster.set_param({"nthread": threads})
        ways.append((f"XGBoosterPredictFromDMatrix, {threads} threads", measure.short(one.explain, rows)))
    figures.keep_fastest("explainOne", ways)


def run():
    figures = measure.Figures("XGBoost", xgboost.__version__)
    figures.notes["build"] = "assertions on" if xgboost.build_info()["DEBUG"] else "assertions off"
    booster, levels = learn(figures)
    cells = measure.read_held_out(told, levels, "float32")
    score_many(figures, booster, cells)
    if told.explained > 0:
        score_one(figures, booster, cells)
        explain(figures, booster, cells)
    figures.print()


run()
