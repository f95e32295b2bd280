"""The sites of reports: what stands around a report goes, what opens at a click stays, several pages are one report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import rapportparser
from rapportparser.errors import LimitError, SourceDamagedError, SourceEmptyError, SourceKindError
from rapportparser.parsing import parse_pages
from rapportparser.reading import read
from rapportparser.reading.document import Document
from rapportparser.reading.line import Colour
from rapportparser.reading.site import read_site
from rapportparser.reading.source import LoadedSource, load
from rapportparser.reading.table import Table
from tests import web_pages
from tests.conftest import SAMPLES
from tests.test_cli import complaint, run
from tests.test_html import body, page, texts
from tests.test_pdf import facts
from tests.web_pages import archive

STEM = "voortgangsrapportage-waterveld"
COLOURS = {(58, 170, 53), (243, 146, 0), (227, 6, 19)}


class TestWaterveld:
    @pytest.mark.parametrize("suffix", [".html", ".mhtml"])
    def test_a_page_gives_the_same_report_as_the_text(self, suffix: str) -> None:
        text = rapportparser.parse(SAMPLES / f"{STEM}.txt")
        assert facts(rapportparser.parse(SAMPLES / f"{STEM}{suffix}"), "stoplicht") == facts(text, "stoplicht")

    def test_a_folder_gives_the_same_report_as_the_text(self) -> None:
        text = rapportparser.parse(SAMPLES / f"{STEM}.txt")
        assert facts(parse_pages([SAMPLES / f"{STEM}-site"]), "stoplicht") == facts(text, "stoplicht")

    @pytest.mark.parametrize("suffix", [".html", ".mhtml"])
    def test_every_prestatie_has_its_mark(self, suffix: str) -> None:
        colours = _colours_of_trees(read(load(SAMPLES / f"{STEM}{suffix}")))
        assert len(colours) == 143
        assert set(colours) == COLOURS

    def test_the_site_has_its_colours_from_the_folders_own_sheet(self) -> None:
        colours = _colours_of_trees(read_site([SAMPLES / f"{STEM}-site"], 10**7).document)
        assert colours == _colours_of_trees(read(load(SAMPLES / f"{STEM}.html")))

    def test_nothing_of_the_site_is_in_the_report(self) -> None:
        json_text = rapportparser.parse(SAMPLES / f"{STEM}.html").model_dump_json()
        for word in (
            "cookie",
            "Terug naar",
            "LinkedIn",
            "Vorige",
            "nieuwsbrief",
            "gebouwd op",
            "Direct naar",
            "Privacy",
        ):
            assert word not in json_text


def _colours_of_trees(document: Document) -> list[Colour]:
    """Give the colours in the last column of the doelenbomen, below its head."""
    return [
        colour
        for page in document.pages
        for table in page.blocks
        if isinstance(table, Table) and table.columns == 3
        for cell in table.cells()
        if cell.column == 2 and not table.rows[cell.row].is_head
        for colour in (cell.fill, *(mark.colour for mark in cell.marks))
        if colour is not None
    ]


class TestAround:
    @pytest.mark.parametrize(
        "around",
        [
            "<nav><a href=a>Een</a><a href=b>Twee</a></nav>",
            "<header><p>Gemeente</p></header>",
            "<footer><p>Contact</p></footer>",
            "<div role=navigation><a href=a>Een</a></div>",
            "<div class=breadcrumbs><a href=a>Home</a> / Programma</div>",
            "<ol class='breadcrumb'><li><a href=a>Home</a><li>Programma</ol>",
            "<div id=cookiebar><p>Wij gebruiken cookies.</p><button>Goed</button></div>",
            "<a class=skip href=#x>Ga naar de inhoud</a>",
            "<p><a href=#top>Ga naar boven</a></p>",
            "<div>Terug naar navigatie - Programma 2 - Veiligheid</div>",
            "<p><a href=#n>Terug naar navigatie - Veiligheid</a></p>",
            "<div class=social-share><a href=x>Deel</a></div>",
            "<ul class=hoofdmenu><li><a href=a>Een</a><li><a href=b>Twee</a></ul>",
            "<div class=modal style='display:none'><p>Meld u aan</p></div>",
            "<dialog><p>Meld u aan</p></dialog>",
            "<button>Toon status activiteiten</button>",
            "<aside><p>Zie ook</p><ul><li><a href=a>Een</a></ul></aside>",
            "<form role=search><label for=q>Zoek</label><input id=q></form>",
        ],
    )
    def test_goes(self, around: str) -> None:
        document = body(f"{around}<main><h1>Veiligheid</h1><p>De tekst van het rapport staat hier.</p></main>{around}")
        assert texts(document) == ["Veiligheid", "De tekst van het rapport staat hier."]

    @pytest.mark.parametrize(
        ("markup", "expected"),
        [
            ("<article><header><h2>Kop</h2></header><p>Tekst</p></article>", ["Kop", "Tekst"]),
            ("<main><aside><p>Een kader in de tekst.</p></aside><p>Tekst</p></main>", ["Een kader in de tekst.", "Tekst"]),
            ("<main><p>Zie de <a href=x>nota</a>.</p></main>", ["Zie de nota."]),
            ("<main><ul><li><a href=a>1A1 Doel</a><li><a href=b>1A2 Doel</a></ul></main>", ["1A1 Doel", "1A2 Doel"]),
            ("<div class='menu-kaart'><p>Tekst zonder links</p></div>", ["Tekst zonder links"]),
            ("<body class='has-cookie-bar page-with-footer'><p>Tekst</p>", ["Tekst"]),
            ("<form action=x><p>Tekst in een formulier</p></form>", ["Tekst in een formulier"]),
            ("<header><h1>Burap 2020</h1></header><main><h2>Veiligheid</h2><p>Tekst</p></main>", ["Burap 2020", "Veiligheid", "Tekst"]),
        ],
    )  # fmt: skip
    def test_what_may_be_report_stays(self, markup: str, expected: list[str]) -> None:
        assert texts(body(markup)) == expected


class TestOpening:
    def test_accordions_and_tabs_are_read(self) -> None:
        document = body(
            "<main><details><summary>Uitklap</summary><p>Binnen</p></details>"
            "<h3><button aria-expanded=false aria-controls=p>Knop</button></h3><div id=p hidden><p>Paneel</p></div>"
            "<ul role=tablist><li><a role=tab href=#t1>Doelen</a><li><a role=tab href=#t2>Geld</a></ul>"
            "<div role=tabpanel id=t1><p>Een doel</p></div><div role=tabpanel id=t2 style='display:none'><h3>Geld</h3><p>Lasten</p></div>"
            "<button data-toggle=collapse>Toelichting</button><div class=collapse style='display:none'>Uitleg</div></main>"
        )
        assert texts(document) == [
            "Uitklap", "Binnen", "Knop", "Paneel", "Doelen", "Een doel", "Geld", "Lasten", "Toelichting", "Uitleg",
        ]  # fmt: skip

    def test_what_is_said_twice_for_small_screens_is_read_once(self) -> None:
        assert texts(body("<p>Tekst</p><p class=mobiel style='display:none'>Tekst</p>")) == ["Tekst"]
        assert texts(body("<p hidden>Tekst</p><p hidden>Tekst</p>")) == ["Tekst", "Tekst"]


class TestSystems:
    """Pages as publishing systems give them; the systems' own forms, nobody's words."""

    def test_an_app_of_pages(self) -> None:
        document = page(web_pages.APP)
        assert texts(document) == [
            "1. Bestuur", "16,16% Complete € 18.795", "De hoofddoelstelling van het programma is:", "Een open bestuur.",
            "1.1 Dienstverlening", "Wat willen we bereiken?", "1.1.1. Kortere rijen", "Omschrijving (toelichting)",
            "De balies gaan langer open.", "Kwaliteit", "Tijd", "Geld",
        ]  # fmt: skip
        marks = {
            line.text: [(mark.colour, mark.text) for mark in line.marks] for line in document.lines() if line.marks
        }
        assert marks == {
            "Kwaliteit": [((0, 170, 0), "Op schema")],
            "Tijd": [(None, "Loopt uit\tbol kleur-oranje")],
            "Geld": [(None, "bol kleur-rood")],
        }

    def test_a_tree_of_links_and_pictures_of_lights(self) -> None:
        document = page(web_pages.TREE)
        assert [text.split("\t")[0] for text in texts(document)] == [
            "Veiligheid", "Doel", "Minder inbraken", "Toelichting", "Regel een", "regel twee",
        ]  # fmt: skip
        (table,) = [block for block in document.pages[0].blocks if isinstance(block, Table)]
        told = {cell.column: [mark.text for mark in cell.marks] for cell in table.cells() if cell.marks}
        assert told == {2: ["status groen"], 3: ["status oranje"], 4: ["verkeerslicht_rood"]}

    def test_cards(self) -> None:
        document = page(web_pages.CARDS)
        told = {line.text: [mark.text for mark in line.marks] for line in document.lines() if line.marks}
        assert told == {
            "2.1 Wonen": ["tag tag--green"],
            "2.2 Bouwen": ["tag tag--red"],
            "Actie een gereed": ["fa fa-check-circle"],
            "Actie twee": ["i icon-kruis"],
        }
        assert texts(document)[-2:] == ["Actie\tStatus", "A"]

    def test_a_page_laid_out_by_tables(self) -> None:
        assert texts(page(web_pages.LAID_OUT)) == [
            "Programma 2 Veiligheid", "Tekst van het rapport.", "Doel\tPrestatie", "2A1 X\t2A1.1 Y",
        ]  # fmt: skip


class TestArchives:
    PAGE = b"<html><link rel=stylesheet href=s.css><table><tr><td>a<td class=g>b<td><img src='i.png'></table></html>"

    def test_sheets_and_pictures_come_from_the_archive(self) -> None:
        from io import BytesIO

        from PIL import Image

        file = BytesIO()
        Image.new("RGB", (9, 9), "red").save(file, "PNG")
        data = archive(
            ("text/html; charset=utf-8", "https://x.example/a/p.html", "8bit", self.PAGE),
            ("text/css", "https://x.example/a/s.css", "base64", b".g{background:#008000}"),
            ("image/png", "https://x.example/a/i.png", "base64", file.getvalue()),
        )
        document = read(LoadedSource("x.mhtml", data))
        assert document.media_type == "multipart/related"
        _, cell, picture = [
            c for page in document.pages for b in page.blocks if isinstance(b, Table) for c in b.cells()
        ]
        assert cell.fill == (0, 128, 0)
        assert [mark.colour for mark in picture.marks] == [(255, 0, 0)]

    def test_the_header_tells_the_charset(self) -> None:
        data = archive(("text/html; charset=windows-1252", "p.html", "8bit", "<html><p>Coördinatie".encode("cp1252")))
        assert texts(read(LoadedSource("x.mht", data))) == ["Coördinatie"]

    def test_a_page_alone_is_an_archive_as_well(self) -> None:
        data = b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<html><p>=C3=A9=C3=A9n"
        assert texts(read(LoadedSource("x.mht", data))) == ["één"]

    def test_one_that_is_cut_off_gives_what_is_there(self) -> None:
        data = archive(("text/html", "p.html", "8bit", b"<html><p>Tekst<p>Meer"))
        assert texts(read(LoadedSource("x.mhtml", data[: data.index(b"Meer")]))) == ["Tekst"]

    @pytest.mark.parametrize("depth", [3, 5000])
    def test_nested_ones_end(self, depth: int) -> None:
        head = "MIME-Version: 1.0\r\n" + "".join(
            f'Content-Type: multipart/related; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth)
        )
        data = f"{head}Content-Type: text/html\r\n\r\n<html><p>Diep".encode()
        if depth == 3:
            assert texts(read(LoadedSource("x.mhtml", data))) == ["Diep"]
        else:
            with pytest.raises(SourceDamagedError):
                read(LoadedSource("x.mhtml", data))

    def test_without_a_page_it_is_damaged(self) -> None:
        with pytest.raises(SourceDamagedError, match="without a page"):
            read(LoadedSource("x.mhtml", archive(("image/png", "x.png", "base64", b"x"))))


def write(folder: Path, **pages: str) -> Path:
    folder.mkdir()
    for name, markup in pages.items():
        (folder / f"{name}.html").write_text(f"<!doctype html><html>{markup}</html>", encoding="utf-8")
    return folder


def said(*given: Path) -> list[str]:
    return texts(read_site(given, 10**7).document)


class TestAsOne:
    def test_pages_come_as_the_menu_has_them(self, tmp_path: Path) -> None:
        menu = "<nav><a href=index.html>Home</a><a href=z.html>Z</a><a href=./a.html?x=1#k>A</a></nav>"
        folder = write(
            tmp_path / "site",
            a=f"{menu}<main><p>Tekst A</p><a href=onder-a.html>Meer over A</a></main>",
            los="<main><p>Tekst los</p></main>",
            index=f"{menu}<main><p>Tekst voor</p></main>",
            z=f"{menu}<main><p>Tekst Z</p><a href=onder-z.html>Meer over Z</a></main>",
            **{
                "onder-a": f"{menu}<main><p>Tekst onder A</p></main>",
                "onder-z": f"{menu}<main><p>Tekst onder Z</p></main>",
            },
        )
        assert [text for text in said(folder) if text.startswith("Tekst")] == [
            "Tekst voor", "Tekst Z", "Tekst onder Z", "Tekst A", "Tekst onder A", "Tekst los",
        ]  # fmt: skip

    def test_next_leads_through_them(self, tmp_path: Path) -> None:
        folder = write(
            tmp_path / "site",
            a="<p>Een</p><a rel=next href=c.html>verder</a>",
            b="<p>Drie</p><a href=a.html>Vorige</a>",
            c="<p>Twee</p><a href=b.html>Volgende &raquo;</a>",
        )
        assert [text for text in said(folder) if text in {"Een", "Twee", "Drie"}] == ["Een", "Twee", "Drie"]

    def test_addresses_that_they_were_saved_from(self, tmp_path: Path) -> None:
        folder = tmp_path / "site"
        (folder / "Beeld_files").mkdir(parents=True)
        saved = "<!-- saved from url=(0030)https://x.example/{} --><html>"
        menu = "<nav><a href='https://x.example/wonen'>W</a><a href='https://x.example/'>B</a></nav>"
        (folder / "Beeld.html").write_text(saved.format("") + menu + "<main><p>Voor</p></main>", encoding="utf-8")
        (folder / "Aap.html").write_text(saved.format("wonen") + menu + "<main><p>Wonen</p></main>", encoding="utf-8")
        (folder / "Beeld_files" / "frame.html").write_text("<html><p>Reclame</p>", encoding="utf-8")
        assert sorted(said(folder)) == ["Voor", "Wonen"]

    def test_named_pages_come_as_named(self, tmp_path: Path) -> None:
        folder = write(tmp_path / "site", a="<p>A</p>", b="<p>B</p>")
        assert said(folder / "b.html", folder / "a.html") == ["B", "A"]

    def test_a_title_on_every_page_is_given_once(self, tmp_path: Path) -> None:
        title = "<header><h1>Burap 2020</h1></header>"
        folder = write(tmp_path / "site", a=f"{title}<main><p>A</p></main>", b=f"{title}<main><p>B</p></main>")
        assert said(folder) == ["Burap 2020", "A", "B"]
        other = write(tmp_path / "ander", a="<h1>Burap 2020</h1><p>A</p>", b="<h1>Burap 2020</h1><p>B</p>")
        assert said(other) == ["Burap 2020", "A", "B"]

    def test_the_source_is_the_folder_and_all_pages_in_order(self, tmp_path: Path) -> None:
        import hashlib

        folder = write(tmp_path / "site", a="<p>Voortgangsrapportage 2020</p>", b="<p>B</p>")
        source = parse_pages([folder / "b.html", folder / "a.html"]).source
        data = (folder / "b.html").read_bytes() + (folder / "a.html").read_bytes()
        assert (source.name, source.size) == ("b.html (+1)", len(data))
        assert source.sha256 == hashlib.sha256(data).hexdigest()
        assert parse_pages([folder]).source.name == "site"

    def test_nothing_outside_the_folder_is_opened(self, tmp_path: Path) -> None:
        (tmp_path / "s.css").write_text("td{background:red}", encoding="utf-8")
        folder = write(tmp_path / "site", a="<link rel=stylesheet href=../s.css><table><tr><td>a<td>b</table>")
        (table,) = [block for block in read_site([folder], 10**7).document.pages[0].blocks if isinstance(block, Table)]
        assert [cell.fill for cell in table.cells()] == [None, None]

    def test_limits_and_errors(self, tmp_path: Path) -> None:
        folder = write(tmp_path / "site", a="<p>A</p>", b="<p>B</p>")
        with pytest.raises(LimitError):
            read_site([folder], 50)
        (tmp_path / "leeg").mkdir()
        with pytest.raises(SourceEmptyError, match="holds no web page"):
            read_site([tmp_path / "leeg"], 50)
        with pytest.raises(SourceKindError, match="is no web page"):
            read_site([SAMPLES / f"{STEM}.txt"], 10**7)


class TestCommand:
    def test_as_one(self, tmp_path: Path) -> None:
        folder = write(
            tmp_path / "site",
            a="<h1>1e Voortgangsrapportage 2020</h1>",
            b="<h2>Stand van zaken</h2><p>Het daalde met 3%.",
        )
        done = run("parse", "--as-one", folder)
        assert (done.returncode, done.stderr) == (0, b"")
        assert json.loads(done.stdout)["titel"] == "1e Voortgangsrapportage 2020"

    def test_a_folder_without_it_says_what_to_do(self, tmp_path: Path) -> None:
        done = run("parse", write(tmp_path / "site", a="<p>A</p>"))
        assert done.returncode == 3
        assert "--as-one" in complaint(done)

    def test_several_without_it_are_wrong_usage(self) -> None:
        assert run("parse", "a.html", "b.html").returncode == 2

    def test_convert_finds_pages_in_a_folder(self, tmp_path: Path) -> None:
        folder = write(tmp_path / "site", a="<h1>Voortgangsrapportage 2020</h1>")
        (folder / "b.mhtml").write_bytes((SAMPLES / f"{STEM}.mhtml").read_bytes())
        assert run("convert", folder, "--out", tmp_path / "uit", "-q").returncode == 0
        assert len(list((tmp_path / "uit").glob("**/*.json"))) == 2

    def test_review_shows_what_was_read_and_none_of_the_pages_own_markup(self, tmp_path: Path) -> None:
        (tmp_path / "x.html").write_text(
            "<html><body onload=alert(1)><main><h1>1e Voortgangsrapportage 2020</h1><h2>Stand van zaken</h2>"
            "<p>Het daalde met 3% &lt;img src=x onerror=alert(2)&gt;.</p><table><tr><td>a<td>b</table>"
            "<script>alert(3)</script></main>",
            encoding="utf-8",
        )
        done = run("review", tmp_path / "x.html", "-o", tmp_path / "uit.html")
        assert (done.returncode, done.stderr) == (0, b"")
        page = (tmp_path / "uit.html").read_text(encoding="utf-8")
        assert "a | b" in page
        assert ">3%</a>" in page
        assert "&lt;img src=x onerror" in page
        for markup in ("onload=", "<img src=x", "alert(3)"):
            assert markup not in page

    @pytest.mark.parametrize("verb", ["check", "review"])
    def test_other_verbs_take_pages(self, verb: str, tmp_path: Path) -> None:
        done = run(verb, SAMPLES / f"{STEM}.html", "-o", tmp_path / "uit.html")
        assert done.returncode in {0, 1}
        assert (tmp_path / "uit.html").stat().st_size > 1000
