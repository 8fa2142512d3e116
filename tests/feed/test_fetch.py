"""A feed is fetched over real HTTP, and whatever the server does, it takes little and ends soon."""

import gzip
import tracemalloc
import zlib
from functools import partial

import pytest
from aiohttp import web

from bot.errors import FeedError
from bot.feed.fetch import Limits, fetch
from bot.feed.reach import Address
from bot.model.feeds import Validators
from tests.feed.website import Website, here_only, item, rss

MEGABYTE = 1_000_000
BOMB = gzip.compress(bytes(100 * MEGABYTE))

get = partial(fetch, may_reach=here_only)


async def fault(url: str, limits: Limits = Limits()) -> FeedError:  # noqa: B008  it is frozen
    with pytest.raises(FeedError) as caught:
        await get(url, limits=limits)
    assert "\n" not in str(caught.value)
    return caught.value


async def test_a_feed_is_fetched_and_then_only_if_it_is_new(website: Website) -> None:
    website.shows(rss(item(1)), ETag='"one"', Last_Modified="Mon, 02 Mar 2026 07:00:00 GMT")
    answer = await get(website.url)
    assert answer
    assert answer.body == rss(item(1)).encode()
    assert answer.url == website.url
    assert answer.validators == Validators('"one"', "Mon, 02 Mar 2026 07:00:00 GMT")
    assert "If-None-Match" not in website.asked[0].headers
    assert await get(website.url, answer.validators) is None
    website.shows(rss(item(2)), ETag='"two"')
    newer = await get(website.url, answer.validators)
    assert newer
    assert newer.validators == Validators('"two"')


async def test_headers_that_the_store_has_no_room_for_are_not_kept(website: Website) -> None:
    website.shows(rss(), ETag=f'"{"x" * 500}"', Last_Modified="ø")
    answer = await get(website.url)
    assert answer
    assert answer.validators == Validators()


async def test_who_says_not_modified_unasked_has_given_nothing(website: Website) -> None:
    website.shows("", status=304)
    assert (await fault(website.url)).cause == "http-304"


@pytest.mark.parametrize("status", [404, 410, 429, 500, 503])
async def test_a_server_that_refuses_is_told_of(website: Website, status: int) -> None:
    website.shows("<h1>hov</h1>", status=status)
    error = await fault(website.url)
    assert error.cause == f"http-{status}"
    assert str(error) == f"The feed's server answers {status}: is FEED_URL right?"


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [("gzip", gzip.compress(b"<rss/>")), ("deflate", zlib.compress(b"<rss/>"))],
)
async def test_a_packed_feed_is_unpacked(website: Website, encoding: str, packed: bytes) -> None:
    website.shows(packed, Content_Encoding=encoding)
    answer = await get(website.url)
    assert answer
    assert answer.body == b"<rss/>"


async def test_an_endless_feed_is_given_up_at_two_megabytes(website: Website) -> None:
    website.streams(bytes(64_000))
    tracemalloc.start()
    error = await fault(website.url)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert str(error) == "The feed is larger than 2 MB: let it list fewer entries."
    assert peak < 12 * MEGABYTE


@pytest.mark.parametrize("times", [1, 10])
async def test_a_bomb_is_given_up_at_two_megabytes_unpacked(website: Website, times: int) -> None:
    website.shows(BOMB * times, Content_Encoding="gzip")  # a hundred megabytes in a hundred KB
    tracemalloc.start()
    error = await fault(website.url)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert error.cause == "large"
    assert peak < 12 * MEGABYTE


async def test_what_cannot_be_unpacked_is_told_of(website: Website) -> None:
    website.shows(b"no gzip", Content_Encoding="gzip")
    assert (await fault(website.url)).cause == "unreachable"


async def test_a_server_that_drips_is_given_up(website: Website) -> None:
    website.streams(b" ")
    error = await fault(website.url, Limits(size=1000 * MEGABYTE, seconds=0.05))
    assert str(error) == "The feed's server took longer than 0.05 seconds."


async def test_redirects_are_followed(website: Website) -> None:
    website.redirects("/a", "b", website.url)
    follow = website.page

    async def page(request: web.Request) -> web.StreamResponse:
        assert follow
        return web.Response(text="<rss/>") if len(website.asked) > 3 else await follow(request)

    website.page = page
    answer = await get(website.url)
    assert answer
    assert [request.path for request in website.asked] == ["/feed", "/a", "/b", "/feed"]


async def test_but_not_for_ever(website: Website) -> None:
    website.redirects(*["/again"] * 9)
    assert (await fault(website.url)).cause == "redirects"
    assert len(website.asked) == 4


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.2/", "http://10.0.0.1/", "http://192.168.0.1:8080/", "http://0.0.0.0/",
        "http://169.254.169.254/latest/meta-data", "http://[::1]/", "http://[::ffff:7f00:1]/",
        "http://[fe80::1]/", "//127.0.0.2/",
    ],
)  # fmt: skip
async def test_no_redirect_leads_into_a_network(website: Website, place: str) -> None:
    website.redirects(place)
    error = await fault(website.url)
    assert error.cause == "forbidden"
    assert len(website.asked) == 1


@pytest.mark.parametrize(
    "place",
    ["file:///etc/passwd", "ftp://x.dk/", "gopher://x.dk", "", "http://u:p@127.0.0.1/", "x:"],
)
async def test_no_redirect_leads_off_the_web(website: Website, place: str) -> None:
    website.redirects(place)
    assert (await fault(website.url)).cause == "redirect"
    assert len(website.asked) == 1


@pytest.mark.parametrize("place", ["http://2130706433/", "http://127.1/", "http://0x7f.1/"])
async def test_addresses_in_disguise_lead_nowhere(website: Website, place: str) -> None:
    website.redirects(place)
    assert (await fault(website.url)).cause in ("forbidden", "unreachable", "unknown")


async def test_by_itself_it_reaches_nothing_on_this_machine(website: Website) -> None:
    website.shows(rss(item(1)))
    port = website.url.rpartition(":")[2]
    for url in (website.url, f"http://localhost:{port}", f"http://[::1]:{port}"):
        with pytest.raises(FeedError) as caught:
            await fetch(url)
        assert caught.value.cause == "forbidden"
    assert website.asked == []


async def test_what_is_asked_about_is_what_is_connected_to(website: Website) -> None:
    """A name is looked up once: what is allowed is an address, and it is that address."""
    website.shows(rss(item(1)))
    asked: list[str] = []

    def may_reach(address: Address) -> bool:
        asked.append(str(address))
        return here_only(address)

    answer = await fetch(website.url.replace("127.0.0.1", "localhost"), may_reach=may_reach)
    assert answer
    assert website.asked[0].headers["Host"].startswith("localhost:")
    assert asked[-1] == "127.0.0.1"
    assert len(asked) == len(set(asked))


async def test_no_fault_tells_the_secret_in_an_address() -> None:
    for url in (
        "http://127.0.0.1:9/?key=hunter2",
        "http://10.0.0.1/?key=hunter2",
        "http://x y/hunter2",
    ):
        error = await fault(url)
        assert "hunter2" not in str(error)


async def test_a_name_that_nobody_has_is_told_of() -> None:
    assert (await fault("http://klinik.invalid/feed")).cause == "unknown"


async def test_a_server_that_hangs_up_is_told_of(website: Website) -> None:
    async def page(request: web.Request) -> web.StreamResponse:
        assert request.transport
        request.transport.abort()
        return web.Response()

    website.page = page
    assert (await fault(website.url)).cause == "unreachable"
