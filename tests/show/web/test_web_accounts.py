"""Signing in: who may do what, and how guessing is slowed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from case_of_ferry import HERE, make_case
from fastapi.testclient import TestClient
from made_record import make_record

from reportedly.errors import InputError, OptionError
from reportedly.show.web.accounts import IDLE, LONGEST, PAUSE, TRIES, Accounts, SignedIn
from reportedly.show.web.app import make_app

PASSWORD = "correct horse battery"
FIRST = make_record().document.id


class Clock:
    """A clock that stands still until it is told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    made = Accounts(str(tmp_path / "team.accounts"), PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    for role in ("reader", "reviewer", "admin"):
        made.keep(f"{role} one", role, PASSWORD)
    return made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def client(accounts: Accounts, clock: Clock) -> Iterator[TestClient]:
    app = make_app(make_case(), sessions=SignedIn(accounts, clock), hosts=("127.0.0.1", "cases.example"))
    with TestClient(app, base_url=HERE) as client:
        yield client


def sign_in(client: TestClient, user: str, password: str = PASSWORD) -> int:
    form = {"user": user, "password": password, "back": "/stories"}
    return client.post("/sign-in", data=form, follow_redirects=False).status_code


def token(client: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get("/").text)
    assert found
    return found[1]


@pytest.mark.parametrize("address", ["/", "/stories", f"/document/{FIRST}", "/timeline.svg", "/audit", "/add"])
def test_a_stranger_is_shown_the_door_and_nothing_of_the_case(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.url.path == "/sign-in"
    assert "Ansel" not in answer.text


def test_a_stranger_gets_no_data(client: TestClient) -> None:
    assert client.get("/api/counts").status_code == 401


def test_who_signs_in_comes_to_the_page_that_was_asked_for(client: TestClient) -> None:
    form = {"user": "reader one", "password": PASSWORD, "back": "/stories"}
    answer = client.post("/sign-in", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/stories"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert client.get("/stories").status_code == 200


@pytest.mark.parametrize(("user", "password"), [("reader one", "wrong"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_name_and_a_wrong_password_look_the_same(client: TestClient, user: str, password: str) -> None:
    answer = client.post("/sign-in", data={"user": user or " ", "password": password or " "})
    assert answer.status_code == 401
    assert "No account has this name and password." in answer.text


def test_too_many_wrong_passwords_close_the_door_for_a_while_to_the_right_one_too(
    client: TestClient, clock: Clock
) -> None:
    assert [sign_in(client, "reader one", "wrong") for _ in range(TRIES)] == [401] * TRIES
    assert sign_in(client, "reader one") == 429
    clock.now += PAUSE + 1
    assert sign_in(client, "reader one") == 303


@pytest.mark.parametrize(("user", "status"), [("reader one", 403), ("reviewer one", 303), ("admin one", 303)])
def test_only_reviewers_and_admins_decide(client: TestClient, user: str, status: int) -> None:
    sign_in(client, user)
    form = {"what": "accept", "document": FIRST, "claim": "c2", "token": token(client)}
    assert client.post("/decide", data=form, follow_redirects=False).status_code == status


def test_a_reader_is_shown_no_buttons(client: TestClient) -> None:
    sign_in(client, "reader one")
    assert "/decide" not in client.get(f"/document/{FIRST}").text


@pytest.mark.parametrize(("user", "status"), [("reviewer one", 403), ("admin one", 200)])
def test_the_audit_page_is_for_admins(client: TestClient, user: str, status: int) -> None:
    sign_in(client, user)
    assert client.get("/audit").status_code == status


def test_the_token_of_one_session_is_nothing_in_another(client: TestClient, accounts: Accounts) -> None:
    sign_in(client, "reviewer one")
    old = token(client)
    client.post("/sign-out", data={"token": old})
    sign_in(client, "reviewer one")
    assert client.post("/undo", data={"token": old}).status_code == 403


@pytest.mark.parametrize("wait", [IDLE + 1, LONGEST + 1])
def test_a_session_ends(client: TestClient, clock: Clock, wait: float) -> None:
    sign_in(client, "reader one")
    clock.now += wait
    assert client.get("/").url.path == "/sign-in"


def test_an_account_that_is_removed_is_out_at_once(client: TestClient, accounts: Accounts) -> None:
    sign_in(client, "reader one")
    accounts.remove("reader one")
    assert client.get("/").url.path == "/sign-in"


def test_cookies_behind_tls_are_for_tls_alone(accounts: Accounts) -> None:
    app = make_app(make_case(), sessions=SignedIn(accounts), https=True)
    with TestClient(app, base_url=HERE) as client:
        answer = client.post("/sign-in", data={"user": "reader one", "password": PASSWORD}, follow_redirects=False)
    assert answer.headers["set-cookie"].startswith("__Host-reportedly-")
    assert "secure" in answer.headers["set-cookie"].lower()
    assert "strict-transport-security" in answer.headers


def test_the_file_holds_no_password_and_is_for_its_owner(accounts: Accounts) -> None:
    text = accounts.path.read_text()
    assert PASSWORD not in text
    assert "$argon2id$" in text
    assert accounts.path.stat().st_mode & 0o077 == 0


def test_made_up_names_do_not_fill_the_memory(accounts: Accounts, clock: Clock) -> None:
    signed = SignedIn(accounts, clock)
    for number in range(20):
        signed.sign_in(f"nobody {number}", "wrong", f"10.0.0.{number}")
    clock.now += PAUSE + 1
    signed.sign_in("nobody", "wrong", "10.0.0.1")
    assert len(signed._tries) == 2


def test_a_whole_team_behind_one_address_is_not_shut_out_by_one_member(client: TestClient) -> None:
    for _ in range(TRIES):
        sign_in(client, "reader one", "wrong")
    assert sign_in(client, "reviewer one") == 303


def test_without_accounts_only_who_has_the_key_is_let_in() -> None:
    with TestClient(make_app(make_case(), key="the key"), base_url=HERE, follow_redirects=False) as client:
        for address in ("/", f"/document/{FIRST}", "/enter", "/enter?key=guess", "/sign-in", "/timeline.svg"):
            answer = client.get(address)
            assert answer.status_code != 303
            assert "Ansel" not in answer.text
        assert client.get("/api/counts").status_code == 401
        assert client.get("/enter?key=the+key").headers["location"] == "/"
        assert client.get(f"/document/{FIRST}").status_code == 200


@pytest.mark.parametrize(
    ("name", "role", "password"),
    [
        ("ida", "king", PASSWORD),
        (" ", "reader", PASSWORD),
        ("i\u202eda", "reader", PASSWORD),
        ("ida", "reader", "short"),
    ],
)
def test_an_account_that_makes_no_sense_is_refused(accounts: Accounts, name: str, role: str, password: str) -> None:
    with pytest.raises(OptionError, match="got"):
        accounts.keep(name, role, password)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"accounts": [1]}', '{"accounts": [{"name": "x", "role": "king", "hash": ""}]}']
)
def test_a_file_that_holds_no_accounts_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "wrong"
    path.write_text(text)
    with pytest.raises(InputError, match="got"):
        Accounts(str(path)).all()
