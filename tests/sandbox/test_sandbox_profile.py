"""What a bot sets about itself, and who sees what of it."""

from typing import Any

import pytest

from bot.sandbox import Person, Sandbox
from tests.sandbox.client import Api


def commands(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": name.title()} for name in names]


def seen(sandbox: Sandbox, person: Person) -> list[str]:
    return [command["command"] for command in sandbox.state.commands_seen_by(person.user)]


async def test_the_narrowest_scope_wins_and_in_it_the_language(
    api: Api, sandbox: Sandbox, anna: Person
) -> None:
    emma = sandbox.add_person("Emma", language_code="en")
    assert seen(sandbox, anna) == []
    everywhere = {"type": "all_private_chats"}
    hers = {"type": "chat", "chat_id": anna.id}
    for scope, language, name in (
        (None, "", "all"),
        (None, "da", "danish"),
        (everywhere, "", "private"),
        (everywhere, "da", "private_danish"),
        (hers, "", "hers"),
        (hers, "da", "hers_danish"),
    ):
        await api.get("setMyCommands", commands=commands(name), scope=scope, language_code=language)
        assert seen(sandbox, anna) == [name]
    assert seen(sandbox, emma) == ["private"]
    for scope, language, left in (
        (hers, "da", "hers"),
        (hers, "", "private_danish"),
        (everywhere, "da", "private"),
        (everywhere, "", "danish"),
        (None, "da", "all"),
    ):
        await api.get("deleteMyCommands", scope=scope, language_code=language)
        assert seen(sandbox, anna) == [left]


async def test_commands_are_read_back_exactly_as_set(api: Api) -> None:
    await api.get("setMyCommands", commands=commands("/menu"), language_code="da")
    assert await api.get("getMyCommands", language_code="da") == [
        {"command": "menu", "description": "/Menu"}
    ]
    assert await api.get("getMyCommands") == []
    group = {"type": "all_group_chats"}
    assert await api.get("getMyCommands", scope=group, language_code="da") == []


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({}, "commands are not specified"),
        ({"commands": commands(*["x"] * 101)}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": commands("Menu")}, "BOT_COMMAND_INVALID"),
        ({"commands": commands("x" * 33)}, "BOT_COMMAND_INVALID"),
        (
            {"commands": [{"command": "x", "description": ""}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        (
            {"commands": [{"command": "x", "description": "y" * 257}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        ({"commands": ["x"]}, "can't parse BotCommand: expected an Object"),
        ({"commands": [{"command": "x"}]}, "can't parse BotCommand: Can't find field \"command\""),
        ({"commands": [], "language_code": "danish"}, "invalid language code specified"),
        (
            {"commands": [], "scope": {"type": "moon"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
    ],
)
async def test_commands_that_cannot_be(parameters: Any, reason: str, api: Api) -> None:
    refusal = await api.refusal("setMyCommands", **parameters)
    assert refusal == (400, f"Bad Request: {reason}")


async def test_a_member_of_a_group_has_a_scope(api: Api, sandbox: Sandbox, anna: Person) -> None:
    group = sandbox.add_group("Os", [anna])
    scope = {"type": "chat_member", "chat_id": group.id, "user_id": anna.id}
    await api.get("setMyCommands", commands=commands("x"), scope=scope)
    assert await api.get("getMyCommands", scope=scope) == commands("x")
    assert await api.get("getMyCommands", scope=scope | {"user_id": 5}) == []


@pytest.mark.parametrize(
    ("method", "field", "longest"),
    [("Name", "name", 64), ("Description", "description", 512),
     ("ShortDescription", "short_description", 120)],
)  # fmt: skip
async def test_texts_by_language(method: str, field: str, longest: int, api: Api) -> None:
    await api.get(f"setMy{method}", **{field: "x" * longest})
    await api.get(f"setMy{method}", **{field: "dansk", "language_code": "da"})
    assert await api.get(f"getMy{method}", language_code="da") == {field: "dansk"}
    assert await api.get(f"getMy{method}", language_code="en") == {field: "x" * longest}
    status, _ = await api.refusal(f"setMy{method}", **{field: "x" * (longest + 1)})
    assert status == 400
    await api.get(f"setMy{method}", language_code="da")
    assert await api.get(f"getMy{method}", language_code="da") == {field: "x" * longest}


async def test_the_bot_has_a_name_from_the_start(api: Api) -> None:
    assert await api.get("getMyName") == {"name": "Sandbox"}


async def test_the_menu_button(api: Api, anna: Person) -> None:
    assert await api.get("getChatMenuButton") == {"type": "commands"}
    assert await api.get("getChatMenuButton", chat_id=anna.id) == {"type": "default"}
    await api.get("setChatMenuButton", chat_id=anna.id, menu_button={"type": "commands"})
    assert await api.get("getChatMenuButton", chat_id=anna.id) == {"type": "commands"}
    await api.get("setChatMenuButton", chat_id=anna.id)
    assert await api.get("getChatMenuButton", chat_id=anna.id) == {"type": "default"}
    refusal = await api.refusal("setChatMenuButton", menu_button={"type": "x"})
    assert refusal == (
        400,
        "Bad Request: can't parse menu button: MenuButton has unsupported type",
    )
