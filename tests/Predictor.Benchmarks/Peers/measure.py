"""What the peers' runs share: what they are told, clocks, peak memory, reading the file, and the one JSON object they print."""
import argparse
import json
import os
import resource
import sys
import time

DIFFERENT_ROWS = 1000
PASSES = 7


def settings():
    parser = argparse.ArgumentParser()
    for name in ("train", "held-out", "margins", "label", "categories"):
        parser.add_argument("--" + name, required=True)
    for name in ("threads", "trees", "leaves", "minimum-leaf-rows", "bins", "explained"):
        parser.add_argument("--" + name, type=int, required=True)
    parser.add_argument("--learning-rate", type=float, required=True)
    parser.add_argument("--route", default="", help="another way to do the same, to see whether it is faster")
    told = parser.parse_args()
    told.categories = told.categories.split(",")
    # Before OpenMP starts: scikit-learn takes its number of threads from here.
    os.environ["OMP_NUM_THREADS"] = str(told.threads)
    return told


def peak_bytes():
    """Most memory resident so far: VmHWM, which unlike ru_maxrss starts anew with the process."""
    if sys.platform.startswith("linux"):
        with open("/proc/self/status") as status:
            return 1024 * next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


class Figures:
    def __init__(self, name, version):
        self.name, self.version = name, version
        self.timings, self.peaks, self.notes = {}, {}, {}

    def time(self, stage, work):
        """Does the work once, keeps how long it took, and returns what it returned."""
        cpu, start = time.process_time(), time.perf_counter()
        result = work()
        self.timings[stage] = {"seconds": time.perf_counter() - start, "cpuSeconds": time.process_time() - cpu}
        self.peaks[stage] = peak_bytes()
        return result

    def keep_fastest(self, stage, ways):
        """Of several (words, timing) the fastest, with its words as a note."""
        words, timing = min(ways, key=lambda way: way[1]["seconds"])
        self.timings[stage], self.notes[stage], self.peaks[stage] = timing, words, peak_bytes()

    def print(self):
        print(json.dumps({"name": self.name, "version": self.version, "notes": self.notes, "timings": self.timings, "peakBytes": self.peaks}))


def passes(make, work):
    """Median of several passes, and the first one. What `make` makes for each pass is not timed."""
    timings = []
    for _ in range(PASSES):
        made = make()
        cpu, start = time.process_time(), time.perf_counter()
        work(made)
        timings.append({"seconds": time.perf_counter() - start, "cpuSeconds": time.process_time() - cpu})
        del made
    return sorted(timings, key=lambda timing: timing["seconds"])[len(timings) // 2], timings[0]


def short(call, things, seconds=1.5, warm_up=0.5):
    """Time of one call on the next of the things in turn: the median over batches of one turn, after half a second that does not count."""
    batches, begin = [], time.perf_counter()
    while True:
        passed = time.perf_counter() - begin
        if batches and passed >= warm_up + seconds:
            break
        start = time.perf_counter()
        for thing in things:
            call(thing)
        if passed >= warm_up:
            batches.append((time.perf_counter() - start) / len(things))
    batches.sort()
    return {"seconds": batches[len(batches) // 2], "cpuSeconds": 0}


def read_csv(path, told, number):
    """The whole file as pandas' C parser reads it fastest: every kind given, nothing guessed. In its own chunks: as fast as in one piece, at half the memory."""
    import pandas

    with open(path) as file:
        names = file.readline().rstrip("\n").split(",")
    kinds = {name: "category" if name in told.categories else number for name in names}
    kinds[told.label] = "int8"
    table = pandas.read_csv(path, dtype=kinds, engine="c", low_memory=True, na_filter=True, keep_default_na=False, na_values=[""])
    label = table.pop(told.label).to_numpy()
    return table, label


def read_held_out(told, levels, number):
    """Held-out rows, row-major, with the training file's codes; a level that was not in it is missing."""
    table, _ = read_csv(told.held_out, told, number)
    for name, known in levels.items():
        table[name] = table[name].cat.set_categories(known)
    return matrix(table, told, number)


def matrix(table, told, number, order="C"):
    """Cells as one array, categories as their codes, missing as NaN. Takes the columns out of the table, so that nothing is held twice."""
    import numpy

    cells = numpy.empty(table.shape, dtype=number, order=order)
    for at, name in enumerate(list(table.columns)):
        column = table.pop(name)
        if name in told.categories:
            codes = column.cat.codes.to_numpy()
            cells[:, at] = numpy.where(codes < 0, numpy.nan, codes)
        else:
            cells[:, at] = column.to_numpy()
    return cells


def read_training(told, number, order="C"):
    """The file as the array a learner takes, its labels, and each category's levels by code."""
    table, label = read_csv(told.train, told, number)
    levels = {name: table[name].cat.categories for name in told.categories}
    return matrix(table, told, number, order), label, levels


def write_margins(told, margins):
    import numpy

    numpy.asarray(margins, dtype=numpy.float64).ravel().tofile(told.margins)
