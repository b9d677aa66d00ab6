"""How fast quizgen is, as ratios within one run.

Each module here is a benchmark with a `main` that measures and prints its rows; `__main__` lists them and
runs each in a process of its own, so that none has the memory, the imports or the garbage of another.
"""
