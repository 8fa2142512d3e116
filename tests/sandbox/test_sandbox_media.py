"""Photos, documents and albums: uploaded, sent again, downloaded."""

import json
import struct
from typing import Any

import pytest

from bot.sandbox import Person, Sandbox, pictures
from tests.sandbox.client import PNG, Api, form


def jpeg(width: int, height: int) -> bytes:
    """Return as much of a JPEG as tells its size."""
    frame = struct.pack(">BHHBBBB", 8, height, width, 1, 1, 0x11, 0)
    comment = b"\xff\xfe\x00\x04ab"
    return b"\xff\xd8" + comment + b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame


def png(width: int, height: int) -> bytes:
    return PNG[:16] + struct.pack(">II", width, height) + PNG[24:]


async def upload(api: Api, person: Person, kind: str, data: bytes = PNG, **more: str) -> Any:
    fields: dict[str, str | bytes] = {"chat_id": str(person.id), kind: data, **more}
    return await api.post_form(f"send{kind.title()}", form(**fields))


async def test_a_photo_is_sent_again_by_its_id(api: Api, anna: Person) -> None:
    first = await upload(api, anna, "photo", jpeg(640, 480), caption="<b>x</b>", parse_mode="HTML")
    (size,) = first["photo"]
    assert (size["width"], size["height"]) == (640, 480)
    assert size["file_size"] == len(jpeg(640, 480))
    assert first["caption"] == "x"
    assert first["caption_entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    again = await api.get("sendPhoto", chat_id=anna.id, photo=size["file_id"])
    assert again["photo"] == first["photo"]
    assert "caption" not in again
    wrong = await api.refusal("sendDocument", chat_id=anna.id, document=size["file_id"])
    assert wrong == (400, "Bad Request: can't use file of type Photo as Document")


async def test_a_document_keeps_its_name(api: Api, anna: Person) -> None:
    document = (await upload(api, anna, "document"))["document"]
    assert (document["file_name"], document["mime_type"]) == ("document.png", "image/png")


async def test_a_file_can_be_fetched(api: Api, anna: Person) -> None:
    photo = await upload(api, anna, "photo")
    file = await api.get("getFile", file_id=photo["photo"][0]["file_id"])
    assert file["file_size"] == len(PNG)
    async with api.http.get(f"/file{api.root}/{file['file_path']}") as answer:
        assert await answer.read() == PNG
    async with api.http.get(f"/file{api.root}/photos/none.png") as answer:
        assert answer.status == 404
    async with api.http.get(f"/file/bot1000:wrong/{file['file_path']}") as answer:
        assert answer.status == 401


async def test_a_person_may_send_more_than_a_bot_may_fetch(api: Api, anna: Person) -> None:
    large = anna.send_document(bytes(20 * 1024 * 1024 + 1), "large.bin")
    small = anna.send_document(bytes(20 * 1024 * 1024), "small.bin")
    too_big = await api.refusal("getFile", file_id=large.content["document"]["file_id"])
    assert too_big == (400, "Bad Request: file is too big")
    assert await api.get("getFile", file_id=small.content["document"]["file_id"])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "file must be non-empty"),
        (b"text", "IMAGE_PROCESS_FAILED"),
        (png(0, 1), "IMAGE_PROCESS_FAILED"),
        (png(21, 1), "PHOTO_INVALID_DIMENSIONS"),
        (png(5000, 5001), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_what_is_no_photo(data: bytes, reason: str, api: Api, anna: Person) -> None:
    fields = form(chat_id=str(anna.id), photo=data)
    async with api.http.post(f"{api.root}/sendPhoto", data=fields) as answer:
        assert (await answer.json())["description"] == f"Bad Request: {reason}"


async def test_a_photo_has_10_megabytes(api: Api, anna: Person) -> None:
    fields = form(chat_id=str(anna.id), photo=PNG + bytes(10 * 1024 * 1024))
    async with api.http.post(f"{api.root}/sendPhoto", data=fields) as answer:
        assert (await answer.json())["description"] == "Bad Request: file is too big"


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(20, 1), (20, 1)),
        (jpeg(3, 7), (3, 7)),
        (b"GIF89a" + struct.pack("<HH", 5, 6), (5, 6)),
        (jpeg(3, 7)[:12], None),
        (b"%PDF", None),
    ],
)
def test_a_pictures_size(data: bytes, size: tuple[int, int] | None) -> None:
    assert pictures.size(data) == size


async def test_an_album_of_new_and_known_photos(api: Api, sandbox: Sandbox, anna: Person) -> None:
    known = (await upload(api, anna, "photo"))["photo"][0]["file_id"]
    media = [
        {"type": "photo", "media": "attach://new", "caption": "*one*", "parse_mode": "MarkdownV2"},
        {"type": "photo", "media": known},
    ]
    fields = form(chat_id=str(anna.id), media=json.dumps(media), new=PNG)
    one, two = await api.post_form("sendMediaGroup", fields)
    assert one["media_group_id"] == two["media_group_id"]
    assert one["caption"] == "one"
    assert one["photo"][0]["file_id"] != known == two["photo"][0]["file_id"]
    assert [m.message_id for m in anna.messages[-2:]] == [one["message_id"], two["message_id"]]
    assert sandbox.calls[-1].parameters["media"] == json.dumps(media)


async def test_a_photo_in_an_album_stays_a_photo(api: Api, anna: Person) -> None:
    photo = (await upload(api, anna, "photo"))["photo"][0]["file_id"]
    document = (await upload(api, anna, "document"))["document"]["file_id"]
    media = [{"type": "photo", "media": photo}] * 2
    one, two = await api.get("sendMediaGroup", chat_id=anna.id, media=media)
    edit = {"chat_id": anna.id, "message_id": two["message_id"]}
    to_document = {"type": "document", "media": document}
    refusal = await api.refusal("editMessageMedia", **edit, media=to_document)
    assert refusal == (
        400,
        "Bad Request: can't use the media of the specified type in the album",
    )
    captioned = {"type": "photo", "media": photo, "caption": "two"}
    edited = await api.get("editMessageMedia", **edit, media=captioned)
    assert (edited["caption"], edited["media_group_id"]) == ("two", one["media_group_id"])


@pytest.mark.parametrize(
    ("media", "reason"),
    [
        ([{"type": "photo", "media": "attach://none"}], "can't parse InputMedia: media not found"),
        ([{"type": "photo"}], "can't parse InputMedia: media not found"),
        (["photo"], "can't parse InputMedia: expected an Object"),
        (
            [{"type": "sticker", "media": "attach://file"}],
            'can\'t parse InputMedia: type "sticker" is unsupported',
        ),
        (
            [{"type": "photo", "media": "attach://file"}] * 11,
            "too many messages to send as an album",
        ),
        (
            [
                {"type": "photo", "media": "attach://file"},
                {"type": "document", "media": "attach://file"},
            ],
            "document can't be mixed with other media types",
        ),
        (
            [{"type": "photo", "media": "attach://file", "caption": "x" * 1025}],
            "message caption is too long",
        ),
    ],
)
async def test_what_is_no_album(media: Any, reason: str, api: Api, anna: Person) -> None:
    fields = form(chat_id=str(anna.id), media=json.dumps(media), file=PNG)
    async with api.http.post(f"{api.root}/sendMediaGroup", data=fields) as answer:
        assert (await answer.json())["description"] == f"Bad Request: {reason}"
    assert len(anna.messages) == 1


async def test_what_a_person_sends(api: Api, anna: Person) -> None:
    anna.send_photo(PNG, "se", media_group_id="7")
    anna.send_sticker(PNG)
    anna.send_voice(b"OggS")
    anna.send_location(55.7, 12.6)
    anna.send_contact("+4512345678", "Bo")
    got = [update["message"] for update in await api.get("getUpdates")]
    photo, sticker, voice, location, contact = got
    assert (photo["caption"], photo["media_group_id"]) == ("se", "7")
    assert sticker["sticker"]["is_animated"] is False
    assert voice["voice"]["mime_type"] == "audio/ogg"
    assert location["location"] == {"latitude": 55.7, "longitude": 12.6}
    assert contact["contact"] == {"phone_number": "+4512345678", "first_name": "Bo"}
