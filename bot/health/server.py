"""Health and metrics over HTTP. Reads what the runtime knows: no request asks the database or waits."""

from aiohttp import web
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.process_collector import ProcessCollector

from bot.health.metrics import Metrics
from bot.runtime import Runtime


def application(runtime: Runtime, *, version: str, knowledge: str) -> web.Application:
    """`/healthz`, `/readyz`, `/metrics`. `version` is the program's, `knowledge` that of the facts."""
    registry = CollectorRegistry()
    registry.register(Metrics(runtime, version=version, knowledge=knowledge))
    ProcessCollector(registry=registry)

    async def healthz(_: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_: web.Request) -> web.Response:
        parts = runtime.parts()
        ready = all(state.ok for state in parts.values())
        told = {
            part: {"ok": state.ok, "age": round(state.age, 1), "limit": state.limit}
            for part, state in parts.items()
        }
        return web.json_response({"ready": ready, "parts": told}, status=200 if ready else 503)

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app = web.Application()
    app.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", metrics)])
    return app
