"""Messages reach a real receiver, signed so that the official library takes them; failures are tried again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks import Webhook as Verifier

from service.addresses import AllowedAddresses, read_allowed
from service.domain import Article
from service.index.open import in_memory
from service.ingestion import ingest
from service.notifying.post import Answer, Patience, post
from service.notifying.schedule import Schedule, outcome_of
from service.notifying.sender import DUTY, Sender
from service.storage.store import Store
from service.storage.watching.owners import EVERYBODYS
from service.storage.watching.watches import WatchFields
from service.watch import Delivery, DeliveryState, Question, Webhook
from service.watching.look import Lookout
from tests.receiver import Received, Receiver, receiving

FERRY = "The ferry will sail again before the first snow falls"
AT_ONCE = Schedule(first=0.0, jitter=0.0)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as made:
        yield made


def allowing(receiver: Receiver) -> AllowedAddresses:
    return read_allowed([receiver.address], [])


def sender_of(store: Store, receiver: Receiver, schedule: Schedule = AT_ONCE) -> Sender:
    return Sender(store, "desk", allowing(receiver), "https://quotes.example.org", schedule, Patience(1.0, 1.0))


def send_all(sender: Sender, most: int = 10) -> None:
    for _ in range(most):
        if not sender.look():
            return


def verified(webhook: Webhook, received: Received) -> dict[str, object]:
    """The message, as the official library hands it to a receiver."""
    body: dict[str, object] = Verifier(webhook.secrets[0]).verify(received.body, received.headers)
    return body


def deliveries(store: Store, webhook: Webhook) -> list[Delivery]:
    return list(store.watching.deliveries.page(webhook.id, 100).items)


def carry(store: Store, webhook: Webhook, text: str = f"“{FERRY},” said Nora Quill.") -> None:
    """Store an article that a watch hears of."""
    index = in_memory(store.store_id)
    store.watching.watches.add(WatchFields(Question(FERRY), "Ferry", webhook.id), None)
    ingest(Article("The Post", text, url="https://post.example/ferry"), store, index)
    assert Lookout(store, index, "desk").look()


def test_an_event_arrives_signed_and_is_sent_once(store: Store, receiver: Receiver) -> None:
    webhook = store.watching.webhooks.add(f"{receiver.address}/in", None)
    carry(store, webhook)
    send_all(sender_of(store, receiver))
    [received] = receiver.received
    message = verified(webhook, received)
    assert (message["type"], received.path) == ("quote.carried", "/in")
    assert received.headers["Content-Type"] == "application/json"
    data = message["data"]
    assert isinstance(data, dict)
    assert (data["verdict"], data["watch"]["name"]) == ("verbatim", "Ferry")
    assert data["article"]["url"] == "https://post.example/ferry"
    assert data["occurrence"]["speaker"]["name"] == "Nora Quill"
    assert data["links"]["page"] == f"https://quotes.example.org/articles/{data['article']['id']}"
    [delivery] = deliveries(store, webhook)
    assert (delivery.state, delivery.message_id) == (DeliveryState.DELIVERED, received.headers["webhook-id"])
    assert [entry["status"] for entry in delivery.log] == [204]


def test_a_failure_is_tried_again_under_the_same_id_and_signed_anew(store: Store, receiver: Receiver) -> None:
    webhook = store.watching.webhooks.add(receiver.address, None)
    receiver.statuses = [500, 302, 204]
    receiver.answer_headers = {"Location": f"{receiver.address}/elsewhere"}
    store.watching.webhooks.test(webhook.id, EVERYBODYS)
    send_all(sender_of(store, receiver))
    assert [each.path for each in receiver.received] == ["/", "/", "/"]  # the redirect was not followed
    assert len({each.headers["webhook-id"] for each in receiver.received}) == 1
    assert all(verified(webhook, each)["type"] == "webhook.test" for each in receiver.received)
    [delivery] = deliveries(store, webhook)
    assert [entry["status"] for entry in delivery.log] == [500, 302, 204]
    assert "redirects are not followed" in delivery.log[1]["error"]
    assert store.watching.webhooks.get(webhook.id, EVERYBODYS).failing_since is None


def test_an_address_that_fails_keeps_its_messages_waiting(store: Store, receiver: Receiver) -> None:
    webhook = store.watching.webhooks.add(receiver.address, None)
    receiver.statuses = [503]
    receiver.answer_headers = {"Retry-After": "3600"}
    for _ in range(2):
        store.watching.webhooks.test(webhook.id, EVERYBODYS)
    send_all(sender_of(store, receiver))
    assert len(receiver.received) == 1
    now = store.watching.webhooks.get(webhook.id, EVERYBODYS)
    assert now.retry_at is not None
    assert now.retry_at > datetime.now(UTC) + timedelta(minutes=59)


def test_an_address_that_says_gone_is_given_up_and_can_be_resumed(store: Store, receiver: Receiver) -> None:
    webhook = store.watching.webhooks.add(receiver.address, None)
    receiver.statuses = [410, 204]
    for _ in range(2):
        store.watching.webhooks.test(webhook.id, EVERYBODYS)
    sender = sender_of(store, receiver)
    send_all(sender)
    ended = store.watching.webhooks.get(webhook.id, EVERYBODYS)
    assert ended.ended_why == "it answered 410 Gone"
    assert [each.state for each in deliveries(store, webhook)] == [DeliveryState.FAILED] * 2
    store.watching.webhooks.resume(webhook.id, EVERYBODYS)
    send_all(sender)
    assert [each.state for each in deliveries(store, webhook)] == [DeliveryState.DELIVERED] * 2


def test_both_secrets_sign_while_one_takes_the_others_place(store: Store, receiver: Receiver) -> None:
    before = store.watching.webhooks.add(receiver.address, None)
    after = store.watching.webhooks.rotate(before.id, EVERYBODYS)
    store.watching.webhooks.test(before.id, EVERYBODYS)
    send_all(sender_of(store, receiver))
    assert after.secrets[0] != before.secrets[0]
    for webhook in (before, after):
        assert verified(webhook, receiver.received[0])["type"] == "webhook.test"


def test_a_slow_receiver_is_left_after_a_while_and_tried_again(sqlite_store: Store, receiver: Receiver) -> None:
    webhook = sqlite_store.watching.webhooks.add(receiver.address, None)
    receiver.delay = 0.4
    sqlite_store.watching.webhooks.test(webhook.id, EVERYBODYS)
    sender = sender_of(sqlite_store, receiver)
    sender.patience = Patience(0.1, 0.1)
    assert sender.look()
    [delivery] = deliveries(sqlite_store, webhook)
    assert delivery.state is DeliveryState.WAITING
    assert "ReadTimeout" in delivery.log[0]["error"]


def test_what_the_operator_allows_no_more_is_not_sent(sqlite_store: Store, receiver: Receiver) -> None:
    webhook = sqlite_store.watching.webhooks.add(receiver.address, None)
    sqlite_store.watching.webhooks.test(webhook.id, EVERYBODYS)
    sender = sender_of(sqlite_store, receiver)
    sender.allowed = read_allowed(["hooks.example.org"], [])
    assert sender.look()
    assert receiver.received == []
    [delivery] = deliveries(sqlite_store, webhook)
    assert "QUOTEVERIFY_WEBHOOK_HOSTS" in delivery.log[0]["error"]


def test_a_name_is_looked_up_once_and_checked_before_anything_is_sent(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(receiver.address.rpartition(":")[2])
    asked: list[str] = []

    def rebinding(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(2, 1, 6, "", ("93.184.216.34", port)), (2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr("service.notifying.post.socket.getaddrinfo", rebinding)
    allowed = read_allowed([f"https://hooks.example.org:{port}"], [])
    answer = post(f"https://hooks.example.org:{port}/", b"{}", {}, allowed)
    assert answer.error is not None
    assert "leads to 127.0.0.1" in answer.error
    assert (asked, receiver.received) == (["hooks.example.org"], [])


def test_only_one_instance_sends(store: Store, receiver: Receiver) -> None:
    webhook = store.watching.webhooks.add(receiver.address, None)
    store.watching.webhooks.test(webhook.id, EVERYBODYS)
    assert store.watching.leases.take(DUTY, "other")
    assert not sender_of(store, receiver).look()
    store.watching.leases.give_up(DUTY, "other")
    assert sender_of(store, receiver).look()
    assert len(receiver.received) == 1


def test_after_days_without_success_an_address_is_given_up_with_the_reason() -> None:
    now = datetime.now(UTC)
    long_ago = now - timedelta(days=6)
    webhook = Webhook(1, None, "https://h.example/", ("s",), long_ago, None, long_ago, None, None)
    delivery = Delivery(1, 1, None, "msg_1", DeliveryState.WAITING, 9, long_ago, now, ())
    outcome = outcome_of(Answer(status=500), delivery, webhook, now, Schedule())
    assert (outcome.state, outcome.ends) == (
        DeliveryState.FAILED,
        "it took nothing for 5 days; the last attempt: HTTP 500",
    )


def test_attempts_come_at_growing_intervals_and_not_all_at_once() -> None:
    schedule = Schedule()
    waits = [schedule.seconds(attempts) for attempts in range(1, 12)]
    assert all(0.75 * wait <= schedule.longest for wait in waits)
    assert waits[0] < waits[2] < waits[5]
    assert len({schedule.seconds(3) for _ in range(20)}) > 1
    total = sum(schedule.first * schedule.factor**n for n in range(6))
    assert total < 3 * 60 * 60  # an outage of an hour is over within some hours
