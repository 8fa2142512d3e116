"""How updates reach the bot: getUpdates or a webhook, never both."""

import re
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.parameters import Parameters
from bot.sandbox.records import Json
from bot.sandbox.state import State
from bot.sandbox.updates import MAX_UPDATES, MAX_WAIT
from bot.sandbox.webhook import Address

PORTS = (80, 88, 443, 8443)
MAX_CONNECTIONS = 100
USUAL_CONNECTIONS = 40
MAX_SECRET = 256
LOOPBACK = ("127.0.0.1", "localhost", "::1")


async def get_updates(state: State, parameters: Parameters) -> list[Json]:
    """Return waiting updates, or wait for one."""
    if state.webhook.address:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    _allow(state, parameters)
    updates = await state.updates.poll(
        parameters.integer("offset"),
        min(max(parameters.integer("limit", MAX_UPDATES), 1), MAX_UPDATES),
        min(max(parameters.integer("timeout"), 0), MAX_WAIT),
    )
    return [update.to_json() for update in updates]


def set_webhook(state: State, parameters: Parameters) -> bool:
    """Have updates posted to an address; an empty one takes the webhook away.

    On loopback plain HTTP and any port will do, as with a Bot API server started with --local.
    """
    url = parameters.text("url")
    if not url:
        return delete_webhook(state, parameters)
    _check_url(url)
    secret = parameters.text("secret_token")
    if len(secret) > MAX_SECRET:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    connections = parameters.integer("max_connections", USUAL_CONNECTIONS)
    _allow(state, parameters)
    if parameters.flag("drop_pending_updates"):
        state.updates.clear()
    state.updates.end_poll("terminated by setWebhook request")
    state.webhook.open(Address(url, secret, min(max(connections, 1), MAX_CONNECTIONS)))
    return True


def delete_webhook(state: State, parameters: Parameters) -> bool:
    """Go back to getUpdates."""
    state.webhook.close()
    if parameters.flag("drop_pending_updates"):
        state.updates.clear()
    return True


def get_webhook_info(state: State, _: Parameters) -> Json:
    """Return the Bot API's WebhookInfo."""
    address = state.webhook.address
    info: dict[str, Any] = {
        "url": address.url if address else "",
        "has_custom_certificate": False,
        "pending_update_count": len(state.updates),
    }
    if address:
        info["max_connections"] = address.max_connections
    if state.webhook.last_error:
        info["last_error_date"], info["last_error_message"] = state.webhook.last_error
    if state.updates.allowed:
        info["allowed_updates"] = list(state.updates.allowed)
    return info


def _allow(state: State, parameters: Parameters) -> None:
    """Note which kinds of updates the bot wants; without the parameter nothing changes."""
    kinds = parameters.array("allowed_updates")
    if kinds is not None:
        state.updates.allowed = tuple(str(kind) for kind in kinds)


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    if parts.hostname in LOOPBACK:
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    # Nothing the sandbox does leaves this machine.
    raise bad_request("bad webhook: Failed to resolve host: Name or service not known")
