"""All benchmarks, one after the other: `make bench`. Figures for people; no test reads them."""

import subprocess
import sys
from pathlib import Path

for module in sorted(Path(__file__).parent.glob("bench_*.py")):
    subprocess.run([sys.executable, "-m", f"tests.benchmarks.{module.stem}"], check=True)
subprocess.run([sys.executable, "-m", "tests.benchmarks.search_quality"], check=True)
