"""`python -m bot.sandbox`: the sandbox alone, with three people, to try a bot or the page on."""

import argparse
import asyncio
import contextlib

from bot.sandbox import Sandbox


async def run(port: int) -> None:
    """Serve until interrupted."""
    sandbox = Sandbox()
    sandbox.add_person("Anna", language_code="da")
    sandbox.add_person("Emma", language_code="en")
    sandbox.add_person("Klinikken", language_code="da", role="clinic")
    async with sandbox.serve(port) as url:
        print(f"Chat page: {url}/\nBot API:   {url}/bot{sandbox.token}/")  # noqa: T201 - a command
        await asyncio.Event().wait()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=8765, help="on 127.0.0.1; 0 takes a free one")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run(parser.parse_args().port))


if __name__ == "__main__":
    main()
