"""`rapportparser review`: the command, and its page in a real browser."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pypdfium2 as pdfium
import pytest

from rapportparser.model import Rapport
from rapportparser.reading.source import load
from rapportparser.reviewing.review.page import page_of
from tests.browsing import axe_violations, opened
from tests.checked import SOUND, lit, parsed, uncoded
from tests.conftest import SAMPLES
from tests.pdfs import pages
from tests.test_cli import complaint, run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PDF = SAMPLES / "voortgangsrapportage-waterveld-reportlab.pdf"
FAULTY = SAMPLES / "voortgangsrapportage-2023-gebreken.txt"

EVIL = """\
1e Voortgangsrapportage 2023 </title><script>window.hacked = 1</script>

2 "><img src=x onerror="window.hacked = 2">

Programmanummer
2
Commissie
</style><script>window.hacked = 3</script>
Portefeuille(s)
' onmouseover='window.hacked = 4' {{ 7 * 7 }} {% raw %}

De missie van het programma </script><script>window.hacked = 5</script> luidt:
<a href="javascript:window.hacked = 6">klik</a> &lt;b&gt; <style>body { display: none }</style>

Stand van zaken bij Voortgangsrapportage
Het aantal "><svg onload="window.hacked = 7"> daalde met 12% ten opzichte van 2022, zie 2A1.9.

Doelenbomen

Beleidsterrein 2A <iframe src="https://example.org/"></iframe>
Doel | Prestatie |
2A1 <b onclick="window.hacked = 8">Doel</b> | 2A1.1 </a></li></ul><script>window.hacked = 9</script> | Rood |

Toelichting doelenboom beleidsterrein 2A
2A1.1 <base href="https://example.org/">
Door </textarea><link rel="stylesheet" href="https://example.org/x.css"> loopt het uit.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("review")


def reviewed(source: Path, folder: Path, *options: str) -> Path:
    target = folder / f"{source.stem}{'-'.join(('', *options)).replace('/', '')}.html"
    if not target.exists():
        done = run("review", source, "-o", target, *options)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return target


@pytest.fixture(scope="module")
def of_pdf(folder: Path) -> Path:
    return reviewed(PDF, folder)


@pytest.fixture(scope="module")
def of_text(folder: Path) -> Path:
    return reviewed(FAULTY, folder)


def test_the_page_goes_to_standard_output_too(of_text: Path) -> None:
    assert of_text.read_bytes().startswith(b"<!DOCTYPE html>")
    assert run("review", FAULTY).stdout == of_text.read_bytes()
    assert run("review", "-", stdin=FAULTY.read_bytes()).stdout.startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("args", "status", "says"),
    [
        (["weg.pdf"], 3, "there is no such file"),
        ([PDF, "--pages", "99"], 2, "names no page of this report, which has 30"),
        ([PDF, "--pages", "3-x"], 2, "give found, all, or numbers"),
        ([PDF, "--pages", "1-99999999999"], 2, "give found, all, or numbers"),
        ([SAMPLES.parent / "tests" / "golden" / f"{FAULTY.name}.json"], 3, "give the PDF or the text"),
    ],
)
def test_errors_are_one_line(args: list[str | Path], status: int, says: str) -> None:
    done = run("review", *args)
    assert done.returncode == status
    assert says in complaint(done)


@pytest.mark.parametrize(
    ("choice", "shown"),
    [("6", {6}), ("4-6,8", {4, 5, 6, 8}), ("all", set(range(1, 31))), ("29-40", {29, 30})],
)
def test_pages_are_those_asked_for(choice: str, shown: set[int], folder: Path) -> None:
    page = reviewed(PDF, folder, "--pages", choice).read_text()
    assert {int(number) for number in re.findall(r'id="page-(\d+)"', page)} == shown


def test_pages_with_nothing_are_left_out_by_default_and_that_is_told(of_pdf: Path) -> None:
    page = of_pdf.read_text()
    assert 'id="page-1"' not in page
    assert re.search(r"Bladzijde 1–\d+ niet getoond", page)
    assert 'id="page-6"' in page


def test_every_link_has_its_goal_and_every_name_is_given_once(of_pdf: Path, of_text: Path, folder: Path) -> None:
    for path in (of_pdf, of_text, reviewed(PDF, folder, "--pages", "6")):
        page = path.read_text()
        names = re.findall(r' id="([^"]+)"', page)
        assert len(names) == len(set(names))
        assert set(re.findall(r' href="#([^"]+)"', page)) <= set(names)


@pytest.mark.parametrize("producer", ["chromium", "libreoffice", "weasyprint"])
def test_pdfs_of_every_producer(producer: str, folder: Path) -> None:
    page = reviewed(SAMPLES / f"voortgangsrapportage-waterveld-{producer}.pdf", folder, "--pages", "1-9").read_text()
    assert page.count("<image ") >= 5
    assert page.count('class="mark stoplicht') >= 10


def test_a_report_of_150_pages_stays_below_25_megabytes(folder: Path) -> None:
    source, long = pdfium.PdfDocument(PDF), pdfium.PdfDocument.new()
    for _ in range(5):
        long.import_pages(source)
    path = folder / "lang.pdf"
    long.save(path)
    page = reviewed(path, folder, "--pages", "all")
    assert page.read_text().count("<figure ") == 150
    assert page.stat().st_size < 25_000_000


def test_a_page_as_large_as_a_field_is_drawn_small(folder: Path) -> None:
    buffer = io.BytesIO(pages([["1e Voortgangsrapportage 2023", "Doelenbomen", "Beleidsterrein 2A Veiligheid"]]))
    document = pdfium.PdfDocument(buffer)
    document[0].set_mediabox(0, 0, 14_000, 14_000)
    path = folder / "groot.pdf"
    document.save(path)
    assert reviewed(path, folder, "--pages", "all").stat().st_size < 500_000


@pytest.mark.parametrize("kind", ["txt", "pdf"])
def test_a_report_in_which_nothing_is_found_is_shown(browser: Browser, kind: str, folder: Path) -> None:
    path = folder / f"niets.{kind}"
    path.write_bytes(b"De sluis is open." if kind == "txt" else pages([["De sluis is open."]]))
    with opened(browser, reviewed(path, folder)) as one:
        assert one.page.locator("#report .line, #report .page").count() == 1
        assert axe_violations(one) == []


def test_an_encrypted_pdf(folder: Path) -> None:
    from tests.pdfs import pdf

    path = folder / "slot.pdf"
    path.write_bytes(pdf(lambda canvas: canvas.drawString(60, 700, "Programma 2 Veiligheid"), password="sleutel"))
    assert "<image " in reviewed(path, folder, "--password", "sleutel").read_text()


def test_clicks_go_both_ways(browser: Browser, of_pdf: Path, of_text: Path) -> None:
    for path in (of_pdf, of_text):
        with opened(browser, path) as one:
            link = one.page.locator("#outline .row.go, #outline .row > a.go").last
            name = link.get_attribute("id")
            assert name
            link.click()
            assert one.is_in_sight(f"#r{name[1:]}")
            assert one.page.locator(".current").count() == 2
            # The way back, from a place that has another entry.
            one.page.locator("#outline").evaluate("(pane) => { pane.scrollTop = 0; }")
            assert not one.is_in_sight(f"#{name}")
            one.page.locator(f"#r{name[1:]}").dispatch_event("click")
            assert one.is_in_sight(f"#{name}")
            assert one.page.locator(f"#{name}").get_attribute("aria-current") == "true"


def test_links_work_without_script(browser: Browser, of_text: Path) -> None:
    with opened(browser, of_text, script=False) as one:
        one.page.locator("#outline .finding a.go").last.click()
        assert one.page.url.partition("#")[2].startswith("r")
        one.page.check("#filter-findings")
        assert not one.page.locator("#outline .tree").first.is_visible()


def test_keys_step_through_the_findings(browser: Browser, of_pdf: Path) -> None:
    with opened(browser, of_pdf) as one:
        findings = one.page.locator("#outline .finding .go")
        count = findings.count()
        ids = [findings.nth(place).get_attribute("id") for place in range(count)]
        focused = "document.activeElement.id"
        for expected in ids[:4]:
            one.page.keyboard.press("n")
            assert one.page.evaluate(focused) == expected
            assert one.is_in_sight(f"#{expected}")
        assert one.is_in_sight(f"#r{str(ids[3])[1:]}")
        assert one.page.locator("#said").inner_text() == f"Bevindingen: 4 van {count}"
        one.page.keyboard.press("p")
        assert one.page.evaluate(focused) == ids[2]
        one.page.click("#previous")
        assert one.page.evaluate(focused) == ids[1]
        one.page.keyboard.press("n")
        one.page.keyboard.press("Enter")
        assert one.page.url.endswith(f"#r{str(ids[2])[1:]}")
        one.page.uncheck("#keys")
        one.page.focus("#next")
        one.page.keyboard.press("n")
        assert one.page.evaluate(focused) == "next"


def test_backward_from_the_start_is_the_last_finding(browser: Browser, of_text: Path) -> None:
    with opened(browser, of_text) as one:
        one.page.keyboard.press("p")
        last = one.page.locator("#outline .finding .go").last.get_attribute("id")
        assert one.page.evaluate("document.activeElement.id") == last


def test_all_can_be_reached_with_the_tab_key(browser: Browser, of_text: Path) -> None:
    with opened(browser, of_text) as one:
        one.page.keyboard.press("Tab")
        assert one.page.evaluate("document.activeElement.textContent") == "Naar het overzicht"
        assert one.is_in_sight(".skip:focus")
        one.page.keyboard.press("Enter")
        one.page.keyboard.press("Tab")
        assert one.page.evaluate("!!document.activeElement.closest('#outline')")


def test_filters_leave_what_they_say(browser: Browser, of_pdf: Path) -> None:
    from playwright.sync_api import expect

    with opened(browser, of_pdf) as one:
        rows = one.page.locator("#outline .row")
        all_of_them = rows.count()
        green = one.page.locator("#outline .row.green").count()
        assert 0 < green < all_of_them
        one.page.check("#filter-not-green")
        # The browser lays out what is far away a moment later; these wait for that.
        expect(one.page.locator("#outline .row:visible")).to_have_count(all_of_them - green)
        expect(one.page.locator("#outline .finding:visible")).to_have_count(0)
        expect(one.page.locator("#outline .tree:visible:not(:has(.row:visible))")).to_have_count(0)
        expect(one.page.locator("#said")).to_have_text(f"{all_of_them - green} prestaties")
        one.page.check("#filter-findings")
        expect(one.page.locator("#outline .row:visible")).to_have_count(0)
        findings = one.page.locator("#outline .finding").count()
        assert findings > 0
        expect(one.page.locator("#outline .finding:visible")).to_have_count(findings)
        # What is asked for is shown, whatever the filter.
        one.page.locator("#report .strip").last.dispatch_event("click")
        assert one.page.locator("#filter-all").is_checked()


def test_missing_sections_are_shown_as_missing(browser: Browser, folder: Path) -> None:
    with opened(browser, reviewed(SAMPLES / "voortgangsrapportage-2019-slippen.txt", folder)) as one:
        assert "Stand van zaken ontbreekt" in one.page.locator("#outline .absent").locator("..").inner_text()


def test_lines_of_a_text_carry_their_marks(browser: Browser, of_text: Path) -> None:
    with opened(browser, of_text) as one:
        assert one.page.locator("#report .mark.percentage").all_inner_texts() == ["-18%", "-12%"]
        row = one.page.locator("#report .line", has_text="Bewaakte fietsenstallingen").first
        assert "rood" in row.inner_text()
        assert row.locator(".chip.finding").count() >= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["pdf", "text"])
def test_axe_finds_nothing(
    browser: Browser, kind: str, scheme: Literal["light", "dark"], folder: Path, of_text: Path
) -> None:
    path = reviewed(PDF, folder, "--pages", "6-9") if kind == "pdf" else of_text
    with opened(browser, path, scheme=scheme) as one:
        one.page.evaluate("document.querySelector('.legend').open = true")
        one.page.keyboard.press("n")
        assert axe_violations(one) == []
        one.page.check("#filter-not-green")
        assert axe_violations(one) == []


@pytest.mark.parametrize(("width", "height"), [(640, 400), (320, 256)])
def test_at_200_percent_and_more_nothing_is_lost(
    browser: Browser, width: int, height: int, folder: Path, of_text: Path
) -> None:
    # A window of 1280 by 800 has this many CSS pixels left at 200 and 400 percent.
    for path in (of_text, reviewed(PDF, folder, "--pages", "6-9")):
        with opened(browser, path, width=width, height=height) as one:
            assert one.sticking_out() == []
            one.page.locator("#outline .row a.go").last.click()
            assert one.is_in_sight("#report .current")


@pytest.mark.parametrize("kind", ["txt", "pdf"])
def test_what_a_report_says_stays_text(browser: Browser, kind: str, folder: Path) -> None:
    path = folder / f"kwaad.{kind}"
    path.write_bytes(EVIL.encode() if kind == "txt" else pages([EVIL.split("\n")]))
    with opened(browser, reviewed(path, folder)) as one:
        shown = one.page.locator("body").inner_text()
        assert "<script>window.hacked = 1</script>" in shown
        assert "{{ 7 * 7 }}" in shown
        assert "<iframe" in shown
        assert one.page.evaluate("typeof window.hacked") == "undefined"
        assert one.page.locator("script").count() == 1
        assert one.page.locator("iframe, base, link, style:not(head style), body img").count() == 0
        assert one.refused() == []


def test_the_policy_is_in_force(browser: Browser, of_text: Path) -> None:
    with opened(browser, of_text) as one:
        one.page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "window.hacked = 1";
              document.body.append(script);
              document.body.setAttribute("style", "color: red");
              document.body.append(Object.assign(document.createElement("img"), { src: "https://example.org/x.png" }));
            }"""
        )
        one.page.wait_for_function("window.refused.length >= 3")
        assert one.page.evaluate("typeof window.hacked") == "undefined"
        assert {name.split("-")[0] for name in one.refused()} == {"script", "style", "img"}
        one.complaints.clear()
        one.requests.clear()


def test_english(browser: Browser, folder: Path) -> None:
    with opened(browser, reviewed(FAULTY, folder, "--lang", "en")) as one:
        assert one.page.locator("html").get_attribute("lang") == "en"
        shown = one.page.locator("#outline").inner_text()
        assert "Programme 2 Veiligheid" in shown
        assert "orange" in shown
        assert not re.search(r"\b(oranje|bevinding|Prestaties|ontbreekt)\b", one.page.locator("header").inner_text())
        assert axe_violations(one) == []


def test_print_shows_everything(browser: Browser, of_text: Path) -> None:
    with opened(browser, of_text) as one:
        one.page.emulate_media(media="print")
        assert not one.page.locator(".tools").is_visible()
        assert one.page.locator("#outline").evaluate("(pane) => getComputedStyle(pane).overflowY") == "visible"
        text = "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(one.page.pdf(format="A4")))
        assert "Bewaakte fietsenstallingen" in text
        assert "Legenda" not in text


ALL_LIGHTS = {
    "Burgerpanel": "groen",
    "Uitdaagrecht": "geel",
    "Buurtpreventie": "oranje",
    "Bewaakte": "rood",
    "Inzet_tijd": "blauw",
    "Toezicht": "grijs",
    "Walstroom": "afwijkend",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_and_every_light_of_a_row_is_shown(
    browser: Browser, scheme: Literal["light", "dark"], folder: Path
) -> None:
    rapport = lit(SOUND, **ALL_LIGHTS)
    target = folder / f"kleuren-{scheme}.html"
    target.write_text(page_of(load(SOUND.encode()), rapport), encoding="utf-8")
    with opened(browser, target, scheme=scheme) as one:
        key = one.page.locator(".summary .key li").all_inner_texts()
        assert [text.split()[0] for text in key] == ["groen", "blauw", "geel", "oranje", "rood", "afwijkend", "grijs"]
        for colour in ALL_LIGHTS.values():
            drawn = one.page.locator(f"#outline .row .shape.{colour}").first
            box = drawn.bounding_box()
            assert box
            assert box["width"] > 5
        row = one.page.locator("#outline .row", has_text="Inzet van straatcoaches")
        assert row.locator(".lights").inner_text().split() == ["tijd", "blauw"]
        assert axe_violations(one) == []


def test_the_light_of_a_goal_and_rows_without_codes_are_shown(browser: Browser, folder: Path) -> None:
    data = json.loads(uncoded(parsed(SOUND)).model_dump_json())
    doel = data["programmas"][1]["doelenbomen"][0]["doelen"][0]
    doel["stoplicht"] = {"kleur": "rood", "bron": "kleur", "tekst": None, "location": doel["location"]}
    target = folder / "doel.html"
    target.write_text(page_of(load(SOUND.encode()), Rapport.model_validate_json(json.dumps(data))), encoding="utf-8")
    with opened(browser, target) as one:
        goal = one.page.locator("#outline .goal-name", has_text="Minder diefstal")
        assert goal.locator(".lights").inner_text().strip() == "rood"
        goal.locator(".to-light").click()
        assert one.page.locator(".text .current").count() == 1
        assert "None" not in one.page.locator("#outline").inner_text()
