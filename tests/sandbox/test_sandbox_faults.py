"""Things that go wrong on demand."""

import aiohttp
import pytest

from bot.sandbox import Fault, Person, Sandbox
from tests.sandbox.client import Api


async def test_a_status_as_often_as_asked(api: Api, sandbox: Sandbox, anna: Person) -> None:
    fault = Fault("sendMessage", status=502, description="Bad Gateway", times=2)
    sandbox.state.faults.add(fault)
    for _ in range(2):
        refusal = await api.refusal("sendmessage", chat_id=anna.id, text="x")
        assert refusal == (502, "Bad Gateway")
        assert await api.get("getMe")
    assert len(anna.messages) == 1
    assert await api.get("sendMessage", chat_id=anna.id, text="x")


async def test_patience_asked_for(api: Api, sandbox: Sandbox, anna: Person) -> None:
    sandbox.state.faults.add(Fault("sendMessage", retry_after=7))
    _, answer = await api.ask("sendMessage", chat_id=anna.id, text="x")
    assert answer["description"] == "Too Many Requests: retry after 7"
    assert answer["parameters"] == {"retry_after": 7}


@pytest.mark.parametrize(("drop", "said"), [("before", ["/start"]), ("after", ["/start", "x"])])
async def test_a_connection_breaks(
    drop: str, said: list[str], api: Api, sandbox: Sandbox, anna: Person
) -> None:
    sandbox.state.faults.add(Fault(drop="before" if drop == "before" else "after"))
    with pytest.raises(aiohttp.ClientError):
        await api.ask("sendMessage", chat_id=anna.id, text="x")
    assert [m.text for m in anna.messages] == said
    assert await api.get("getMe")


async def test_an_answer_takes_its_time(api: Api, sandbox: Sandbox, anna: Person) -> None:
    sandbox.state.faults.add(Fault("sendMessage", latency=60))
    timeout = aiohttp.ClientTimeout(total=0.05)
    with pytest.raises(TimeoutError):
        async with api.http.post(f"{api.root}/sendMessage", timeout=timeout):
            pass
    assert await api.get("getMe")
    assert len(anna.messages) == 1


async def test_faults_wait_their_turn(api: Api, sandbox: Sandbox) -> None:
    sandbox.state.faults.add(Fault("getMe", status=500))
    sandbox.state.faults.add(Fault("getMe", status=401, description="Unauthorized"))
    assert await api.refusal("getMe") == (500, "Internal Server Error")
    assert await api.refusal("getMe") == (401, "Unauthorized")
    sandbox.state.faults.add(Fault(status=500))
    sandbox.reset()
    assert await api.get("getMe")
