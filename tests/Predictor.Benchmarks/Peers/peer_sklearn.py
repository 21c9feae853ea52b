"""scikit-learn's histogram gradient boosting on the simulated tables; prints one JSON object."""
import measure

told = measure.settings()

import sklearn  # noqa: E402  (after the number of threads is set)
from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: E402

# Cells are not looked through for infinities before each call.
sklearn.set_config(assume_finite=True)

# It works in float64: anything else it would convert, and hold twice.
NUMBER = "float64"


class Timed(HistGradientBoostingClassifier):
    """The same, with a clock about its binning."""

    figures = None

    def _bin_data(self, X, is_training_data):
        return Timed.figures.time("bin", lambda: super(Timed, self)._bin_data(X, is_training_data))


def learn(figures):
    # Columns one after the other, as it bins them fastest.
    cells, label, levels = figures.time("read", lambda: measure.read_training(told, NUMBER, order="F"))
    width = cells.shape[1]
    model = Timed(
        max_iter=told.trees,
        max_leaf_nodes=told.leaves,
        learning_rate=told.learning_rate,
        min_samples_leaf=told.minimum_leaf_rows,
        max_bins=told.bins,
        categorical_features=list(range(width - len(told.categories), width)),
        early_stopping=False,
        random_state=1,
    )
    Timed.figures = figures
    figures.time("learn", lambda: model.fit(cells, label))
    figures.timings["grow"] = {unit: figures.timings["learn"][unit] - figures.timings["bin"][unit] for unit in ("seconds", "cpuSeconds")}
    return model, levels


def run():
    figures = measure.Figures("scikit-learn", sklearn.__version__)
    model, levels = learn(figures)
    cells = measure.read_held_out(told, levels, NUMBER)
    many, first = measure.passes(lambda: cells, model.decision_function)
    figures.timings["scoreMany"], figures.timings["scoreFirst"], figures.peaks["scoreMany"] = many, first, measure.peak_bytes()
    figures.notes["scoreMany"] = "decision_function"
    measure.write_margins(told, model.decision_function(cells))
    if told.explained > 0:
        rows = [cells[at:at + 1] for at in range(measure.DIFFERENT_ROWS)]
        figures.keep_fastest("scoreOne", [
            (f"_raw_predict, {threads} threads", measure.short(lambda row: model._raw_predict(row, threads), rows)) for threads in sorted({1, told.threads})])
    figures.print()


run()
