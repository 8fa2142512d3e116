"""The program as it is started and stopped: `python -m bot`, in a process of its own."""

import asyncio
import re
import signal
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import aiohttp

from bot.sandbox import Fault, Sandbox
from bot.store.database import opened
from tests.program import PATIENCE, ROOT, program
from tests.store.people import find, save, someone

TOKEN = "123456789:AAEhBP0av28fDkKSzVvEd7tMNBr5gBxkVQ0"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


async def test_it_answers_with_a_token_and_stops_on_sigterm() -> None:
    sandbox = Sandbox(TOKEN)
    anna = sandbox.add_person("Anna", language_code="da")
    async with (
        sandbox.serve() as url,
        program("run", TELEGRAM_TOKEN=TOKEN, TELEGRAM_API=url, LOG_LEVEL="DEBUG") as bot,
    ):
        await bot.says("@sandbox_bot answers")
        anna.start()
        await sandbox.until(lambda: len(anna.messages) > 1, PATIENCE)
        assert "bækkenløsning" in anna.messages[-1].text
        assert await bot.ends(signal.SIGTERM) == 0
        assert bot.lines[-1] == "Stopped."
    logged = "\n".join(bot.lines)
    for secret in (TOKEN, TOKEN.partition(":")[2], "Anna", str(anna.id), "/start", "bækkenløsning"):
        assert secret not in logged, secret


async def test_a_telegram_that_hangs_holds_up_no_stop() -> None:
    """Docker kills what has not stopped after ten seconds."""
    sandbox = Sandbox(TOKEN)
    anna, bo = (sandbox.add_person(name, language_code="da") for name in ("Anna", "Bo"))
    async with (
        sandbox.serve() as url,
        program("run", TELEGRAM_TOKEN=TOKEN, TELEGRAM_API=url) as bot,
    ):
        await bot.says("@sandbox_bot answers")
        sandbox.state.faults.add(Fault("sendMessage", latency=600))
        anna.start()
        bo.start()
        await sandbox.until(lambda: len(bo.messages) > 1, PATIENCE)  # her answer is on its way
        sandbox.state.faults.add(Fault(latency=600, times=1000))
        assert await bot.ends(signal.SIGTERM) == 0
    assert "with people still waiting for an answer" in "\n".join(bot.lines)


async def test_a_wrong_token_is_one_clear_line_and_the_end() -> None:
    sandbox = Sandbox("987654321:AAEhBP0av28fDkKSzVvEd7tMNBr5gBxkVQ1")
    async with (
        sandbox.serve() as url,
        program("run", TELEGRAM_TOKEN=TOKEN, TELEGRAM_API=url) as bot,
    ):
        assert await bot.ends() == 2
        assert len(bot.lines) == 1, bot.lines
        assert "Telegram does not know this token" in bot.lines[0]
        assert len(sandbox.calls) <= 1


async def test_no_network_is_told_once_and_survived() -> None:
    port = free_port()
    async with program("run", TELEGRAM_TOKEN=TOKEN, TELEGRAM_API=f"http://127.0.0.1:{port}") as bot:
        await bot.says("no answer from Telegram")
        async with Sandbox(TOKEN).serve(port):
            await bot.says("Telegram answers again")
            await bot.says("answers. Ctrl-C stops it")
            assert await bot.ends(signal.SIGINT) == 0
        assert sum("no answer from Telegram" in line for line in bot.lines) == 1


async def test_a_second_copy_is_told_what_it_means() -> None:
    sandbox = Sandbox(TOKEN)
    settings = {"TELEGRAM_TOKEN": TOKEN}
    async with sandbox.serve() as url:
        settings["TELEGRAM_API"] = url
        async with program("run", **settings) as one, program("run", **settings) as other:
            told = [asyncio.create_task(copy.says("another copy")) for copy in (one, other)]
            done, waiting = await asyncio.wait(told, return_when=asyncio.FIRST_COMPLETED)
            for task in waiting:
                task.cancel()
            assert "Stop the other copy" in done.pop().result()


async def test_all_faulty_settings_are_told_at_once() -> None:
    async with program(
        "run", TELEGRAM_TOKEN="hemmelig", TELEGRAM_API="api.telegram.org/bot", DEMO_PORT="http"
    ) as bot:
        assert await bot.ends() == 2
    assert [line.split(":")[0] for line in bot.lines] == [
        "TELEGRAM_TOKEN",
        "TELEGRAM_API",
        "DEMO_PORT",
    ]
    assert "hemmelig" not in "\n".join(bot.lines)


async def test_faulty_content_is_refused_in_the_words_of_check(tmp_path: Path) -> None:
    tmp_path.joinpath("phrases").mkdir()
    async with program("run", CONTENT=str(tmp_path)) as bot:
        assert await bot.ends() == 2
    told = "\n".join(bot.lines)
    async with program("check", CONTENT=str(tmp_path)) as check:
        assert await check.ends() == 1
    assert told == "\n".join(check.lines)
    assert f"{tmp_path.name}/clinic.yaml:1: this file is missing" in told


async def test_the_demo_prints_its_address_serves_the_page_and_stops_on_ctrl_c() -> None:
    async with program("run") as bot, aiohttp.ClientSession() as http:
        line = await bot.says("this is the demo")
        address = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert address
        async with http.get(address[0]) as page:
            assert page.status == 200
            assert "text/html" in page.headers["content-type"]
        assert await bot.ends(signal.SIGINT) == 0


async def test_health_says_whether_telegram_answers() -> None:
    port = free_port()
    sandbox = Sandbox(TOKEN)
    async with (
        sandbox.serve() as url,
        program("run", TELEGRAM_TOKEN=TOKEN, TELEGRAM_API=url, HEALTH_PORT=str(port)) as bot,
        aiohttp.ClientSession() as http,
    ):
        await bot.says("answers. Ctrl-C")
        async with http.get(f"http://127.0.0.1:{port}/healthz") as health:
            assert (health.status, await health.json()) == (200, {"status": "ok"})
        async with http.get(f"http://127.0.0.1:{port}/metrics") as metrics:
            assert "baekkenro_queue_length" in await metrics.text()


async def test_a_port_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        async with program("run", DEMO_PORT=port) as bot:
            assert await bot.ends() == 2
    assert bot.lines[-1].startswith(f"DEMO_PORT: port {port} is taken")


async def test_the_database_is_backed_up_and_restored(tmp_path: Path) -> None:
    database, file = tmp_path / "bot.db", tmp_path / "backup.db"
    settings = {"DATABASE_URL": f"sqlite:///{database}"}
    async with program("backup", str(file), **settings) as too_early:
        assert await too_early.ends() == 2
        assert too_early.lines == [f"There is no database {database}."]
    async with (
        opened(settings["DATABASE_URL"]) as running,
        program("backup", str(file), **settings) as saving,
    ):
        await save(running, someone(42))
        assert await saving.ends() == 0, saving.lines
    async with opened(settings["DATABASE_URL"]) as since:
        await save(since, someone(43))
    async with program("restore", str(file), **settings) as restoring:
        assert await restoring.ends() == 0, restoring.lines
    assert restoring.lines[-1].startswith(f"The database before is {database}.replaced now")
    async with opened(settings["DATABASE_URL"]) as restored:
        assert await find(restored, 42)
        assert await find(restored, 43) is None


def test_the_wheel_carries_content_and_command(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        entry = next(name for name in names if name.endswith("entry_points.txt"))
        assert b"baekkenro = bot.__main__:main" in packed.read(entry)
    assert "bot/content/topics/nights/da.md" in names
    assert "bot/sandbox/page/index.html" in names
