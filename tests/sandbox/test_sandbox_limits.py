"""Flood limits, second by second on a clock of our own."""

from bot.sandbox import Person, Sandbox
from tests.sandbox.client import PNG, Api, Clock, form

BURST = 20


async def fill(api: Api, chat_id: int, messages: int) -> None:
    for _ in range(messages):
        await api.get("sendMessage", chat_id=chat_id, text="x")


async def test_a_private_chat_takes_one_message_a_second_after_a_burst(
    api: Api, anna: Person, clock: Clock
) -> None:
    await fill(api, anna.id, BURST)
    status, answer = await api.ask("sendMessage", chat_id=anna.id, text="x")
    assert status == 429
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    clock.pass_by(seconds=1)
    await fill(api, anna.id, 1)
    assert (await api.ask("sendMessage", chat_id=anna.id, text="x"))[0] == 429
    clock.pass_by(minutes=1)
    await fill(api, anna.id, BURST)
    assert (await api.ask("sendMessage", chat_id=anna.id, text="x"))[0] == 429


async def test_an_album_counts_each_picture(api: Api, anna: Person) -> None:
    file_id = anna.send_photo(PNG).content["photo"][0]["file_id"]
    media = [{"type": "photo", "media": file_id}] * 3
    await api.get("sendMediaGroup", chat_id=anna.id, media=media)
    await fill(api, anna.id, BURST - 4)
    status, answer = await api.ask("sendMediaGroup", chat_id=anna.id, media=media)
    assert (status, answer["parameters"]["retry_after"]) == (429, 2)


async def test_a_group_takes_20_a_minute(
    api: Api, sandbox: Sandbox, anna: Person, clock: Clock
) -> None:
    group = sandbox.add_group("Os", [anna])
    await fill(api, group.id, BURST)
    status, answer = await api.ask("sendMessage", chat_id=group.id, text="x")
    assert (status, answer["parameters"]["retry_after"]) == (429, 3)
    clock.pass_by(seconds=3)
    await fill(api, group.id, 1)


async def test_the_bot_sends_30_a_second_to_all(api: Api, sandbox: Sandbox, clock: Clock) -> None:
    readers = [sandbox.add_person(str(n)) for n in range(31)]
    for reader in readers:
        reader.start()
    for reader in readers[:30]:
        await fill(api, reader.id, 1)
    last = readers[30].id
    status, answer = await api.ask("sendMessage", chat_id=last, text="x")
    assert (status, answer["parameters"]["retry_after"]) == (429, 1)
    assert await api.get("sendMessage", chat_id=last, text="x", allow_paid_broadcast=True)
    clock.pass_by(milliseconds=34)
    await fill(api, last, 1)


async def test_a_refused_message_costs_nothing(api: Api, anna: Person) -> None:
    for _ in range(BURST + 1):
        await api.refusal("sendMessage", chat_id=anna.id, text="")
    await fill(api, anna.id, BURST)


async def test_limits_can_be_switched_off(api: Api, sandbox: Sandbox, anna: Person) -> None:
    sandbox.state.limits.enabled = False
    await fill(api, anna.id, BURST + 1)
    sandbox.state.limits.enabled = True
    await fill(api, anna.id, BURST)
    sandbox.reset()
    anna.start()
    await fill(api, anna.id, 1)


async def test_an_upload_is_limited_too(api: Api, anna: Person) -> None:
    await fill(api, anna.id, BURST)
    fields = form(chat_id=str(anna.id), photo=PNG)
    async with api.http.post(f"{api.root}/sendPhoto", data=fields) as answer:
        assert answer.status == 429
