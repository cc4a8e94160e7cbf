"""What is found in people's words, and what is not: sentences as they stand in a workshop's tables."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bahali.vocabulary.personal import find_kinds, hide_personal_data
from bahali.vocabulary.personal.kinds import PersonalKind

ROOT = Path(__file__).parents[3]
PACKS = [ROOT / "parameters" / "islamabad-2025", ROOT / "tests" / "packs" / "nowhere"]

FOUND = {
    "mail": [
        "a.b @ example.org",
        "name at domain dot org",
        "name (at) domain (dot) org",
        "name[at]domain.org",
        "ahmad at gmail.com",
        "ＡＢＣ＠example.org",
        "ask me on khan786 at yahoo",
    ],
    "card": [
        "35201-1234567-1",
        "35201 1234567 1",
        "35201.1234567.1",
        "۳۵۲۰۱-۱۲۳۴۵۶۷-۱",
        "35201–1234567–1",
        "passport AB1234567",
        "Passport No. AB1234567",
        "CNIC no 35201",
        "شناختی کارڈ نمبر ۳۵۲۰۱",
        "35201\u200b-1234567-1",
    ],
    "phone": [
        "0300-1234567",
        "03001234567",
        "0300 123 4567",
        "+92 300 1234567",
        "0092-300-1234567",
        "+923001234567",
        "fone03001234567",
        "Ph-0300-1234567",
        "0300.1234567",
        "0300/1234567",
        "O300-1234567",
        "923001234567",
        "051-9201234",
        "phone: 9201234",
        "Tel. 9201234",
        "mobile no 920 1234",
        "٠٣٠٠١٢٣٤٥٦٧",
        "(0300) 1234567",
        "0300‑1234567",
        "800.555.1234",
        "+44 20 7946 0958",
        "فون نمبر ۹۲۰۱۲۳۴",
    ],
    "place": [
        "33.68441, 73.04788",
        "33.6844 73.0479",
        "33°41'03\"N 73°02'52\"E",
        "33° 41′ N",
        "33.684 N, 73.048 E",
        "lat 33.68 long 73.04",
        "N 33.6844 E 73.0479",
        "latitude: 33.68",
        "33.6844° N, 73.0479° E",
    ],
    "map": [
        "https://maps.google.com/?q=33.6,73.0",
        "https://goo.gl/maps/abcd",
        "https://maps.app.goo.gl/x",
        "8J5M3VP5+X2",
        "near M3VP+X2 Islamabad",
        "///filled.count.soap",
        "geo:33.68,73.04",
        "https://www.google.com/maps/place/x",
        "https://www.openstreetmap.org/#map=17/33.6/73.0",
    ],
    "account": [
        "PK36SCBL0000001123456702",
        "PK36 SCBL 0000 0011 2345 6702",
    ],
    "handle": [
        "https://wa.me/923001234567",
        "t.me/someone",
        "linkedin.com/in/someone",
        "Twitter: @someone",
        "facebook id: some.one",
        "Insta @someone",
    ],
    "vehicle": [
        "car no. LEA-1234",
        "vehicle registration number ABC 123",
        "Motorcycle No: LEB-14-1234",
    ],
    "case": [
        "FIR no. 123/2019",
        "FIR No 45",
        "F.I.R. 12/20",
        "Patient ID 4455",
        "victim no. 7",
        "MR No: 12345",
        "ایف آئی آر نمبر ۱۲",
    ],
    "birth": [
        "born on 12 March 1980",
        "DOB: 12/03/1980",
        "D.O.B. 1980-03-12",
        "date of birth 1 Jan 1980",
        "born 12.03.1980",
        "تاریخ پیدائش ۱۲",
    ],
    "address": [
        "House No. 12, Street 5, G-9/4",
        "House # 12",
        "Flat no 3",
        "Street No. 4",
        "Gali No 5",
        "12 Canal Road",
        "مکان نمبر ۱۲",
        "House 12, Street 4",
    ],
    "health": [
        "she was diagnosed with PTSD",
        "The widow is suffering from depression",
        "He has PTSD",
        "one victim was treated for anxiety",
        "his daughter attempted suicide",
        "a boy was diagnosed with epilepsy",
    ],
    "name": [
        "Mr Ali Khan",
        "Mr. Khan",
        "Mrs. Fatima",
        "Ms. A. Khan",
        "Dr Ahmad",
        "Dr. Ahmad Khan of Mayo Hospital",
        "Prof. Dr. Sana Malik",
        "mr khan",
        "dr ahmad",
        "Syed Ali Raza",
        "Muhammad Aslam",
        "Zainab Bibi",
        "Ali s/o Hamid",
        "ali S/O hamid khan",
        "Ayesha d/o Karim",
        "Nazia w/o Imran",
        "son of Ahmad Khan",
        "widow of Constable Ali",
        "daughter of late Karim",
        "Ali Khan resident of Quetta",
        "Aslam, resident of Swat",
        "a victim named Aslam",
        "girl called Zara",
        "victim's name is aslam",
        "Name of victim: Aslam",
        "Name: Aslam Khan",
        "my name is aslam",
        "محترمہ عائشہ",
        "اسلم ولد کریم",
        "محمد اسلم",
        "مسماة زینب",
        "Dr Ruth Pfau",
        "aslam r/o swat",
        "Capt. Karnal Sher",
    ],
}

HARMLESS = [
    "Section 7(2) of the Act 2014",
    "PKR 12,500,000",
    "2,363,863 people",
    "Dr Ruth Pfau Hospital",
    "Dr. Ruth Pfau Civil Hospital Karachi",
    "Syed Mehmood Institute of Nursing",
    "Mufti Mehmood Memorial Hospital",
    "Benazir Bhutto Hospital",
    "Shaheed Mohtarma Benazir Bhutto Medical University",
    "Dr. A.Q. Khan Institute of Behavioural Sciences",
    "the Anti-Terrorism Act 1997, s. 25(2)",
    "Criminal Procedure Code 1898, section 154",
    "SRO 1234(I)/2024",
    "Notification No. 2(66)/2016-Admn",
    "Census 2023: 241,499,431 people",
    "PKR 1 200 000 000",
    "1 200 000 000 rupees",
    "budget head 1234 567 890 PKR",
    "100000-200000 families",
    "a whole number from 0 to 1000000000",
    "a whole number from 0 to 4294967295",
    "shares of 0.5123 0.4412 0.1234",
    "12.345678 -0.001 and 100.0 7",
    "fiscal years 2025-26, 2026-27 and 2027-28",
    "5-7 February 2025",
    "12/02/2025 to 14/02/2025",
    "the ratio is 1.2345, 6 and 3 others",
    "p = 0.0123, 0.0456",
    "victims diagnosed with PTSD need long-term care",
    "people with depression and anxiety",
    "survivors suffering from psychological trauma are referred",
    "a child who has lost a parent",
    "residents of Quetta and of Swat",
    "every resident of Balochistan",
    "the persons named in the Schedule",
    "persons named in Fourth Schedule",
    "the mother of a child; the son of the deceased",
    "a house visit, house to house, the safe house",
    "street theatre and street children",
    "Upper House and Lower House",
    "meet at the office dot the i",
    "look at the annex. then write",
    "rated 5 @ 1.50 each",
    "children born in 2010 or later",
    "collect no date of birth and no address",
    "birth registration 2025",
    "no FIR is needed; first information report",
    "FIR registration is not a condition",
    "registered with or w/o FIR",
    "training w/o travel",
    "helpline 1166",
    "helpline 1122 and 15",
    "UAN 111 222 333",
    "phone survey 2025-2027",
    "mobile teams 2025",
    "25 °C and 40°C",
    "Building E, room 12",
    "ICD-10 and ICD-11",
    "WHO 2022; https://www.who.int/publications/i/item/9789240049338",
    "doi:10.1080/20008198.2020.1740492",
    "doi:10.1093/1234567890",
    "https://doi.org/10.1136/bmj.n71",
    "ISBN 978-92-4-154806-6",
    "9789241548205",
    "ISSN 0140-6736",
    "192.168.100.200",
    "A-PB-101, A-PB-102 and G-BA-03",
    "P01, P02 and P03",
    "version 1.2.3.4",
    "1/2/3/4/5/6/7/8/9/10",
    "1.1 1.2 3.5 4.1 6.1 7.1",
    "facebook page of the department",
    "posts on Twitter, Facebook and Instagram",
    "@example on the page",
    "@cite <label>",
    "Name: a policy",
    "name of institution: Health Department",
    "the name of the programme is Sehat Sahulat",
    "Mr Speaker",
    "Mr. Chairman",
    "MS of the hospital",
    "5 ms to answer",
    "Miss the deadline",
    "the Dr and the nurse",
    "patient file system",
    "client number is not asked",
    "victim numbers 2024",
    "mr. or mrs.",
    "Ms and Mr forms of address",
    "20 Avenue clinics",
    "in 2014 Peshawar Road was closed",
    "car number plates are not noted",
    "vehicle number not asked",
    "40 000 to 900 000 crowns",
    "the ward of Dr. hospital",
    "DR Congo",
    "Prime Minister's office",
    "Maj. parts",
    "the Muhammad Ali Jinnah University",
    "Begum Kulsoom Hospital",
    "the wife of the victim",
    "the widow of a police officer",
    "The father of Act XI",
    "GPS is not collected",
    "lat and long are removed",
    "training in PM+ and mhGAP",
    "COVID-19 and 2025+2030",
    "3 x 5 = 15 + 22",
    "ڈاکٹر اور نرسیں",
    "محکمہ صحت ۲۰۲۵",
    "متاثرین کی تعداد ۲۳۶۳۸۶۳",
    "Rs. 1234567890",
    "Rs 03 million",
    "live at home",
    "children live at home and are seen at school",
    "plan at outlook level",
    "They died by suicide",
    "he has the power to approve",
    "she has authority",
    "the patient was treated for injuries",
    "Balochistan Civilian Victims of Terrorism (Relief and Rehabilitation) Act, 2014",
    "Punjab Civilian Victims of Terrorism (Relief and Rehabilitation) Act 2016 (Act XXXIX of 2016)",
]

PAIRS = [(kind, text) for kind, texts in FOUND.items() for text in texts]


@pytest.mark.parametrize(("kind", "text"), PAIRS)
def test_what_points_to_a_person_is_found_and_named(kind: str, text: str) -> None:
    assert find_kinds(text) == (PersonalKind(kind),)


def test_every_kind_has_sentences() -> None:
    assert FOUND.keys() == {kind.value for kind in PersonalKind}


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_it_is_let_pass(text: str) -> None:
    assert find_kinds(text) == ()


@pytest.mark.parametrize(("kind", "text"), PAIRS)
def test_it_is_found_within_a_sentence_and_between_lines(kind: str, text: str) -> None:
    assert PersonalKind(kind) in find_kinds(f"We agreed that\n{text}\nshould be asked; see annex 3.")


@pytest.mark.parametrize(("kind", "text"), PAIRS)
def test_what_is_found_is_not_left_in_what_is_shown(kind: str, text: str) -> None:
    shown = hide_personal_data(f"{text}\nit says")
    assert text not in shown
    assert PersonalKind(kind).label in shown
    assert find_kinds(shown) == ()


def every_text(pack: Path) -> Iterator[str]:
    """Every cell of a pack, and every value of its workshop.yaml."""
    for table in sorted((pack / "tables").glob("*.csv")):
        for row in csv.DictReader(StringIO(table.read_text(encoding="utf-8-sig"), newline="")):
            yield from row.values()
    waiting = [yaml.safe_load((pack / "workshop.yaml").read_text(encoding="utf-8"))]
    while waiting:
        content = waiting.pop()
        if isinstance(content, dict):
            waiting += content.values()
        elif isinstance(content, list):
            waiting += content
        elif not isinstance(content, float | int):
            yield str(content)


@pytest.mark.parametrize("pack", PACKS, ids=[pack.name for pack in PACKS])
def test_no_text_of_a_pack_that_was_read_through_is_a_false_alarm(pack: Path) -> None:
    texts = list(every_text(pack))
    assert len(texts) > 1000
    assert [text for text in texts if find_kinds(text)] == []


@given(st.text(alphabet="0300 -1234567/.()", min_size=1, max_size=30))
def test_a_number_is_told_the_same_in_the_digits_of_any_script(text: str) -> None:
    for zero in "\u0660\u06f0\u0966\uff10":
        other = "".join(chr(ord(zero) + int(mark)) if mark.isdigit() else mark for mark in text)
        assert find_kinds(other) == find_kinds(text)


@given(st.sampled_from(PAIRS), st.sampled_from(["\u200b", "\u200e", "\u2066", "\u00ad"]), st.data())
def test_an_invisible_mark_hides_nothing(pair: tuple[str, str], mark: str, data: st.DataObject) -> None:
    kind, text = pair
    place = data.draw(st.integers(0, len(text)))
    assert find_kinds(text[:place] + mark + text[place:]) == (PersonalKind(kind),)


@given(st.text(max_size=200))
def test_any_text_can_be_searched_and_hidden(text: str) -> None:
    assert bool(find_kinds(text)) == (hide_personal_data(text) != text)
