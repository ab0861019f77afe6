"""What the runtime counted, in the form of Prometheus. No label names a person, a lender or a chat."""

from collections.abc import Iterator, Mapping
from math import inf, isinf

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.runtime import Histogram, Runtime

_LABELS = {"updates": "kind", "answers": "outcome", "reminders": "outcome", "limits": "limit"}
_COUNTERS = {
    "updates": "Updates that came from Telegram, by kind.",
    "answers": "Answers to updates: said, later (Telegram takes it not now), refused, gone, failed.",
    "reminders": "Tries of a reminder: sent, later, refused, gone; over: its day had ended before.",
    "limits": "Limits met: Telegram's 429, and updates dropped because one person sent too many.",
}
_HISTOGRAMS = {
    "update": ("update_seconds", "From taking an update to its end, with the answer said."),
    "lateness": ("reminder_lateness_seconds", "How long after its moment a reminder went out."),
}


class Metrics(Collector):
    """Read at each scrape from what is there: it costs no statement."""

    def __init__(self, runtime: Runtime, *, version: str, knowledge: str) -> None:
        self._runtime = runtime
        self._build = {"version": version, "knowledge": knowledge}

    def collect(self) -> Iterator[Metric]:
        runtime = self._runtime
        for what, told in _COUNTERS.items():
            yield _counter(what, told, _LABELS[what], runtime.counts[what])
        told = "Errors that were logged, by their type in the code."
        yield _counter("errors", told, "kind", dict(runtime.failed))
        for what, (name, told) in _HISTOGRAMS.items():
            yield _histogram(name, told, runtime.seconds[what])
        told = "Reminders that are due and may go out. Counted up to ten thousand."
        yield _gauge("due_reminders", told, runtime.backlog)
        yield _gauge(
            "due_oldest_seconds", "How long the one of them has waited that waits longest.", runtime.waiting
        )
        users = GaugeMetricFamily(
            "rights_bot_users", "Users, by the days in which they were seen.", labels=["seen"]
        )
        for seen, count in runtime.users.items():
            users.add_metric([seen], count)
        yield users
        if (age := runtime.copy_age) is not None:
            yield _gauge("copy_age_seconds", "Since today's copy of the database was seen to be there.", age)
        yield from self._parts()
        build = GaugeMetricFamily("rights_bot_build_info", "What is running.", labels=list(self._build))
        build.add_metric(list(self._build.values()), 1)
        yield build

    def _parts(self) -> Iterator[Metric]:
        """What /readyz says."""
        ok = GaugeMetricFamily("rights_bot_part_ok", "1 while the part is well.", labels=["part"])
        age = GaugeMetricFamily("rights_bot_part_age_seconds", "Since it did well.", labels=["part"])
        limit = GaugeMetricFamily("rights_bot_part_limit_seconds", "The most of that.", labels=["part"])
        for part, state in self._runtime.parts().items():
            ok.add_metric([part], state.ok)
            age.add_metric([part], state.age)
            limit.add_metric([part], state.limit)
        yield from (ok, age, limit)


def _counter(name: str, told: str, label: str, counts: Mapping[str, int]) -> Metric:
    family = CounterMetricFamily(f"rights_bot_{name}", told, labels=[label])
    for kind, count in counts.items():
        family.add_metric([kind], count)
    return family


def _gauge(name: str, told: str, value: float) -> Metric:
    return GaugeMetricFamily(f"rights_bot_{name}", told, value)


def _histogram(name: str, told: str, histogram: Histogram) -> Metric:
    buckets: list[tuple[str, float]] = []
    total = 0
    for bound, count in zip((*histogram.bounds, inf), histogram.counts, strict=True):
        total += count
        buckets.append(("+Inf" if isinf(bound) else str(bound), total))
    return HistogramMetricFamily(f"rights_bot_{name}", told, buckets, histogram.sum)
