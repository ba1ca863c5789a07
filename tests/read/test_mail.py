"""Mails: their words in any charset, who sent them, and what is attached."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from containers import SENTENCE, documents, failures, parts, skipped, values, zipped

from reportedly.read import Item, Options, read_item

HEAD = 'From: "Harbour Desk" <desk@harbour.example>\r\nDate: Mon, 03 Jul 2023 16:15:09 +0200\r\nMessage-ID: <1@x>\r\n'


def raw(
    body: bytes, *, kind: str = "text/plain", charset: str = "utf-8", encoding: str = "8bit", more: str = ""
) -> bytes:
    head = f"{HEAD}Subject: Ferry\r\nMIME-Version: 1.0\r\nContent-Type: {kind}; charset={charset}\r\n"
    return f"{head}{more}Content-Transfer-Encoding: {encoding}\r\n\r\n".encode() + body


def letter() -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Zoë Pier <zoe@harbour.example>"
    mail["Subject"] = "Fähre wieder im Dienst – “on time”"
    mail["Date"] = "Mon, 03 Jul 2023 16:15:09 +0200"
    mail["Message-ID"] = "<1@harbour.example>"
    mail.set_content(f"{SENTENCE}\n")
    return mail


def test_a_mail_keeps_sender_date_and_subject_and_where_they_stand(tmp_path: Path) -> None:
    (doc,) = documents(parts(tmp_path, "letter.eml", letter().as_bytes()))
    assert (doc.source, doc.text) == (str(tmp_path / "letter.eml"), SENTENCE)
    assert (doc.title, doc.publisher, doc.authors) == ("Fähre wieder im Dienst – “on time”", "Zoë Pier", ("Zoë Pier",))
    assert doc.published is not None
    assert (doc.published.edtf, doc.published.found_in) == ("2023-07-03T16:15+02:00", "mail date")


def test_a_mail_is_known_by_its_headers_and_a_pasted_text_with_labels_is_none(tmp_path: Path) -> None:
    (doc,) = documents(parts(tmp_path, "noname", letter().as_bytes()))
    assert doc.publisher == "Zoë Pier"
    pasted = f"From: the desk\nSubject: Ferry\nDate: 3 July 2023\n\n{SENTENCE}\n"
    (doc,) = documents(parts(tmp_path, "pasted.txt", pasted.encode()))
    assert doc.text == pasted


@pytest.mark.parametrize(
    ("charset", "codec", "words"),
    [
        ("iso-8859-1", "cp1252", "“Café” – 5 €"),
        ("us-ascii", "utf-8", "Café über Nacht"),
        ("windows-1251", "cp1251", "Паром снова ходит"),
        ("koi8-r", "koi8-r", "Паром снова ходит"),
        ("iso-8859-8-i", "iso-8859-8", "המעבורת חזרה"),
        ("windows-1256", "cp1256", "عادت العبارة"),
        ("iso-2022-jp", "iso-2022-jp", "フェリーは再開した"),
        ("gb2312", "gb18030", "渡轮恢复运行"),
        ("big5", "big5", "渡輪恢復運行"),
        ("euc-kr", "cp949", "여객선이 다시 운항"),
        ("utf-7", "utf-7", "Café"),
        ("x-nobody-knows", "utf-8", "Fähre – “back”"),
        ('"utf8"', "utf-8", "Fähre"),
        ("base64", "utf-8", "Fähre"),
        ("utf-8", "cp1252", "Fähre wieder im Dienst"),
    ],
)
def test_words_are_read_in_the_charset_that_they_are_in(tmp_path: Path, charset: str, codec: str, words: str) -> None:
    (doc,) = documents(parts(tmp_path, "a.eml", raw(words.encode(codec) + b"\r\n", charset=charset)))
    assert doc.text.strip() == words


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?utf-8?B?RsOkaHJl?= =?utf-8?Q?_zur=C3=BCck?=", "Fähre zurück"),
        ("=?iso-8859-1?Q?=93Caf=E9=94?=", "“Café”"),
        ("=?x-unknown?Q?Ferry?= back", "Ferry back"),
        ("Fähre zurück", "Fähre zurück"),
        ("=?utf-8?B?broken", "=?utf-8?B?broken"),
        ("=?utf-8?B?abcde?= Ferry", "=?utf-8?B?abcde?= Ferry"),
        ("a\r\n very long\r\n\tone", "a very long one"),
    ],
)
def test_subjects_are_read_in_whatever_way_they_are_encoded(tmp_path: Path, subject: str, title: str) -> None:
    data = f"{HEAD}Subject: {subject}\r\n\r\n{SENTENCE}".encode()
    (doc,) = documents(parts(tmp_path, "a.eml", data))
    assert doc.title == title


def test_lines_that_a_program_broke_are_joined_and_quoted_ones_kept_apart(tmp_path: Path) -> None:
    body = b"The ferry \r\nis back. \r\n\r\n> It was \r\n> late.\r\nSo \r\nthey said.\r\n-- \r\nDesk\r\n"
    (doc,) = documents(parts(tmp_path, "a.eml", raw(body, kind="text/plain; format=flowed")))
    assert doc.text.startswith("The ferry is back.\n\n> It was late.\nSo they said.\n-- \nDesk")


def test_attachments_and_attached_mails_are_documents_of_their_own(tmp_path: Path) -> None:
    mail, inner = letter(), EmailMessage()
    inner["From"], inner["Subject"], inner["Date"] = "Ann Boat <a@b.example>", "Tide", "Sun, 02 Jul 2023 10:00:00 +0000"
    inner.set_content("The tide was high, the port said.\n")
    mail.add_attachment("The council met on Tuesday.\n", filename="notes.txt")
    mail.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="a.png")
    mail.add_attachment(inner)
    mail.add_attachment(zipped({"b.txt": "A buoy was lost."}), maintype="application", subtype="zip", filename="b.zip")
    found = parts(tmp_path, "letter.eml", mail.as_bytes())
    docs = documents(found)
    source = str(tmp_path / "letter.eml")
    assert [doc.source for doc in docs] == [source, f"{source}#1", f"{source}#3", f"{source}#4!/b.txt"]
    assert [doc.publisher for doc in docs] == ["Zoë Pier", None, "Ann Boat", None]
    assert values(docs[0], "forwarded_from") == ["Ann Boat"]
    assert [one.code for one in skipped(found)] == ["media-type"]


def test_a_forwarded_mail_names_who_wrote_it(tmp_path: Path) -> None:
    mail = letter()
    mail.set_content(
        "See below.\n\n---------- Forwarded message ---------\nFrom: Ann Boat <ann@boat.example>\n"
        "Date: Sun, 2 Jul 2023\nSubject: Tide\n\nThe tide was high.\n"
    )
    (doc,) = documents(parts(tmp_path, "a.eml", mail.as_bytes()))
    assert values(doc, "forwarded_from") == ["Ann Boat"]


def test_the_plain_text_is_taken_unless_it_says_next_to_nothing(tmp_path: Path) -> None:
    for plain, kind in ((SENTENCE, "text"), ("View in browser.", "html")):
        mail = letter()
        mail.set_content(plain)
        mail.add_alternative(f"<html><body><p>{SENTENCE}</p></body></html>", subtype="html")
        (item,) = parts(tmp_path, "a.eml", mail.as_bytes())
        assert isinstance(item, Item)
        assert item.kind == kind


def test_a_box_gives_its_mails_one_by_one(tmp_path: Path) -> None:
    mails = [letter().as_string(), raw(b"The buoy was lost.\n\n>From the pier it was seen.\n").decode()]
    box = "".join(f"From desk@harbour.example Mon Jul  3 16:15:09 2023\n{mail}\n" for mail in mails)
    docs = documents(parts(tmp_path, "box", box.encode()))
    assert [doc.source for doc in docs] == [f"{tmp_path / 'box'}#1", f"{tmp_path / 'box'}#2"]
    assert "\nFrom the pier it was seen." in docs[1].text


def test_a_sealed_mail_is_a_failure_and_one_without_words_is_passed_over(tmp_path: Path) -> None:
    sealed = raw(b"MIIB", kind="application/pkcs7-mime", encoding="base64")
    assert [one.code for one in failures(parts(tmp_path, "a.eml", sealed))] == ["sealed"]
    assert failures(parts(tmp_path, "b.eml", raw(b"\r\n")))[0].message.startswith("got nothing to read in it")


def test_parts_inside_parts_do_not_go_on_for_ever(tmp_path: Path) -> None:
    body = b"x"
    for depth in range(60):
        mark = f"b{depth}"
        body = f'Content-Type: multipart/mixed; boundary="{mark}"\r\n\r\n--{mark}\r\n'.encode() + body
    found = parts(tmp_path, "a.eml", HEAD.encode() + b"Subject: x\r\n" + body)
    assert [one.code for one in failures(found)] == ["hostile"]


def test_a_date_in_the_future_is_a_problem_and_no_value(tmp_path: Path) -> None:
    data = letter().as_bytes().replace(b"Jul 2023", b"Jul 2093")
    (item,) = parts(tmp_path, "a.eml", data)
    assert isinstance(item, Item)
    reading = read_item(item, Options(today="2026-01-01"))
    assert reading.document.published is None
    assert [problem.code for problem in reading.problems] == ["future-date"]


def test_options_go_before_what_a_mail_says_and_it_is_kept_beside_them(tmp_path: Path) -> None:
    options = Options(publisher="The Pier Post", published="2023-07-04")
    (doc,) = documents(parts(tmp_path, "a.eml", letter().as_bytes()), options)
    assert (doc.publisher, doc.published and doc.published.edtf) == ("The Pier Post", "2023-07-04")
    assert values(doc, "publisher") == ["The Pier Post", "Zoë Pier"]
    assert doc.published is not None
    assert [other.found_in for other in doc.published.others] == ["mail date"]


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("windows-1252", "cp1252"), ("utf-8", "utf-8"), ("koi8-r", "koi8-r"), ("x-nobody-knows", "utf-8")],
)
def test_a_mail_that_is_a_page_is_read_as_one_in_its_charset(tmp_path: Path, charset: str, codec: str) -> None:
    word = "Паром" if codec == "koi8-r" else "“Café”"
    page = f"<html><body><h1>{word}</h1><p>{SENTENCE} {SENTENCE}</p><p>{SENTENCE}</p></body></html>"
    found = parts(tmp_path, "a.eml", raw(page.encode(codec), kind="text/html", charset=charset))
    (doc,) = documents(found)
    assert doc.text.startswith(f"{word}\n\n{SENTENCE}")
    assert doc.title == "Ferry"
    assert doc.blocks[0].origin is not None


def test_a_page_that_says_it_is_plain_text_is_read_as_a_page(tmp_path: Path) -> None:
    page = f"<html><body><h1>Ferry</h1><p>{SENTENCE} {SENTENCE}</p></body></html>"
    (doc,) = documents(parts(tmp_path, "a.eml", raw(page.encode())))
    assert "<p>" not in doc.text
