"""Prints the blocks of a report as a report web site, as one page, as a folder of pages, and as a web archive."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from io import BytesIO

from PIL import Image
from report import COLOURS, Block

SITE = "Voortgangsrapportage Waterveld"
ADDRESS = "https://waterveld.example/rapportage"
_STATUS = {"groen": "Op schema", "oranje": "Bijsturen", "rood": "Niet haalbaar"}

STYLE = """
:root { --groen: GROEN; --oranje: ORANJE; --rood: ROOD; --vlak: #eef4f7; }
/* Kopbalk */
.site-header { background: #00546b; color: #fff } .site-header a { color: inherit }
.mainmenu ul { display: none } .mainmenu li:hover ul { display: block }
.breadcrumb li { display: inline } .breadcrumb li + li::before { content: "/" }
.modal, .cookiebar.is-closed { display: none }
table.boom th { background: var(--vlak); text-align: left } table.boom td { border: 1px solid #ccd }
.status { width: 1em; height: 1em; border-radius: 50%; display: inline-block }
.status--groen { background-color: var(--groen) } .status--oranje { background-color: var(--oranje) }
.status--rood { background-color: var(--rood) }
.bol::before { content: ""; width: 1em; height: 1em; border-radius: 50%; display: inline-block }
.bol.groen::before { background: var(--groen) } .bol.oranje::before { background: var(--oranje) }
.bol.rood::before { background: var(--rood) }
td.groen { background: var(--groen) } td.oranje { background: var(--oranje) } td.rood { background: var(--rood) }
.text-success { color: var(--groen) } .text-warning { color: var(--oranje) } .text-danger { color: var(--rood) }
.uitklap-inhoud { display: none } .uitklap.open .uitklap-inhoud { display: block }
@media print { .status, .bol { display: none } }
"""


@dataclass
class SitePage:
    """A page of the site: its title, where it stands, and its part of the report."""

    title: str
    name: str
    above: str = ""
    blocks: list[Block] = field(default_factory=list)


def style() -> str:
    """Give the site's style sheet."""
    sheet = STYLE
    for kleur, colour in COLOURS.items():
        sheet = sheet.replace(kleur.upper(), colour)
    return sheet


def as_page(made: Sequence[Block]) -> str:
    """Print all on one page, in the form of its own page for printing."""
    titel = next(block.text for block in made if block.kind == "titel")
    blocks = [block for block in made if block.kind not in {"titel", "inhoud"}]
    content = f"<h1>{html.escape(titel)}</h1>\n{_terug(titel)}\n{_content(blocks, 'svg')}"
    page = SitePage(titel, "index.html")
    return _around(page, [page], content, f"<style>{style()}</style>")


def as_site(made: Sequence[Block]) -> dict[str, str]:
    """Print it as a site, a page a chapter and one for each programme's doelenbomen; give the pages by their names."""
    pages = _pages_of(made)
    link = '<link rel="stylesheet" href="stijl.css">'
    site = {page.name: _around(page, pages, _of_page(page, place), link) for place, page in enumerate(pages)}
    return site | {"stijl.css": style()}


def as_mhtml(made: Sequence[Block]) -> bytes:
    """Print one page with its style sheet and its status pictures, as a browser saves it."""
    titel = next(block.text for block in made if block.kind == "titel")
    blocks = [block for block in made if block.kind not in {"titel", "inhoud"}]
    content = f"<h1>{html.escape(titel)}</h1>\n{_content(blocks, 'plaatje')}"
    page = SitePage(titel, "index.html")
    link = f'<link rel="stylesheet" href="{ADDRESS}/stijl.css">'
    archive = EmailMessage(policy=SMTP.clone(max_line_length=998))
    archive["From"] = "<Saved by Blink>"
    archive["Snapshot-Content-Location"] = f"{ADDRESS}/index.html"
    archive["Subject"] = titel
    archive["MIME-Version"] = "1.0"
    archive["Content-Type"] = 'multipart/related; type="text/html"; boundary="----MultipartBoundary--waterveld----"'
    markup = _around(page, [page], content, link)
    archive.attach(_part(markup.encode(), "text", "html", f"{ADDRESS}/index.html", "quoted-printable"))
    archive.attach(_part(style().encode(), "text", "css", f"{ADDRESS}/stijl.css", "quoted-printable"))
    for kleur, colour in COLOURS.items():
        archive.attach(_part(_picture(colour), "image", "png", f"{ADDRESS}/img/{kleur}.png", "base64"))
    return archive.as_bytes()


def _part(data: bytes, main: str, sub: str, address: str, encoding: str) -> MIMEPart:
    part = MIMEPart(policy=SMTP.clone(max_line_length=998))
    part.set_content(data, main, sub, cte=encoding)
    if main == "text" and sub == "html":
        part.set_param("charset", "utf-8")
    part["Content-Location"] = address
    return part


def _picture(colour: str) -> bytes:
    picture = Image.new("RGB", (16, 16), "white")
    picture.paste(colour, (2, 2, 14, 14))
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _pages_of(made: Sequence[Block]) -> list[SitePage]:
    """Part the report into pages: the front, a page a chapter, and one for each programme's doelenbomen."""
    pages = [SitePage("Home", "index.html")]
    for block in made:
        if block.kind == "inhoud":
            continue
        if block.kind == "kop1":
            pages.append(SitePage(block.text, f"{_slug(block.text)}.html"))
        elif block.kind == "kop2" and block.text == "Doelenbomen":
            above = pages[-1].title
            pages.append(SitePage(block.text, f"doelenbomen-{_slug(above)}.html", above))
        pages[-1].blocks.append(block)
    return pages


def _of_page(page: SitePage, place: int) -> str:
    kinds = ["status", "bol", "cel", "icoon", "svg"]
    return _content(page.blocks, kinds[place % len(kinds)])


def _slug(text: str) -> str:
    return "-".join("".join(char if char.isalnum() else " " for char in text.lower()).split())


def _around(page: SitePage, pages: Sequence[SitePage], content: str, head: str) -> str:
    """Put around a page's content what the site puts around it."""
    place = next(at for at, one in enumerate(pages) if one is page)
    return f"""<!DOCTYPE html>
<html lang="nl" class="no-js">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(page.title)} - {SITE}</title>
{head}
<script>document.documentElement.className = "js"; var menu = "<nav>Menu</nav>";</script>
</head>
<body class="page has-cookiebar">
<a class="skip-link" href="#inhoud">Direct naar de inhoud</a>
<div id="cookie-melding" class="cookiebar" role="dialog" aria-label="Cookies"><p>Deze website gebruikt cookies om het
bezoek te meten. 12% van de bezoekers weigert ze.</p><button>Accepteren</button><button>Weigeren</button></div>
<header class="site-header"><a class="logo" href="index.html"><img src="img/logo.svg" alt="Logo gemeente Waterveld"></a>
<form role="search" action="zoek.html"><label for="q">Zoeken</label><input id="q"><button>Zoek</button></form>
<nav class="mainmenu" aria-label="Hoofdmenu"><ul>{"".join(_menu(pages))}</ul></nav></header>
<ol class="breadcrumb"><li><a href="index.html">Home</a></li>{_crumbs(page, pages)}</ol>
<div class="layout">
<aside class="sidebar"><h2>In deze rapportage</h2><ul>{"".join(_menu(pages))}</ul></aside>
<main id="inhoud"><article>
{content}
</article>
<div class="share-bar"><span>Deel deze pagina</span><a href="#">LinkedIn</a> <a href="#">E-mail</a></div>
<a class="naar-boven" href="#top">Terug naar boven</a>
</main></div>
<nav class="bladeren">{_turning(pages, place)}</nav>
<div class="modal" role="dialog" aria-hidden="true"><p>Meld u aan voor de nieuwsbrief.</p></div>
<footer class="site-footer"><p>Gemeente Waterveld, Singel 1</p><ul><li><a href="c.html">Contact</a></li><li>
<a href="p.html">Privacy</a></li></ul><p>Deze pagina is gebouwd op 12-05-2026 met de export van 11-05-2026.</p></footer>
<noscript><p>Zet JavaScript aan.</p></noscript>
</body></html>
"""


def _menu(pages: Sequence[SitePage]) -> Iterator[str]:
    for page in pages:
        label = f"{page.title} {page.above}".strip()
        yield f'<li><a href="{page.name}">{html.escape(label)}</a></li>'


def _crumbs(page: SitePage, pages: Sequence[SitePage]) -> str:
    above = next((one for one in pages if page.above and one.title == page.above), None)
    link = f'<li><a href="{above.name}">{html.escape(above.title)}</a></li>' if above is not None else ""
    return f"{link}<li aria-current='page'>{html.escape(page.title)}</li>"


def _turning(pages: Sequence[SitePage], place: int) -> str:
    before = f'<a rel="prev" href="{pages[place - 1].name}">Vorige</a>' if place else ""
    after = f'<a rel="next" href="{pages[place + 1].name}">Volgende</a>' if place + 1 < len(pages) else ""
    return f"{before} {after}"


def _terug(text: str) -> str:
    return f'<div class="terug"><a href="#navigatie">Terug naar navigatie - {html.escape(text)}</a></div>'


def _content(blocks: Sequence[Block], light: str) -> str:
    body: list[str] = []
    in_list = False
    for block in blocks:
        if (block.kind == "punt") != in_list:
            body.append("<ul>" if block.kind == "punt" else "</ul>")
            in_list = block.kind == "punt"
        body.append(_block(block, light))
    return "\n".join([*body, *(["</ul>"] if in_list else [])])


def _block(block: Block, light: str) -> str:
    text = html.escape(block.text)
    match block.kind:
        case "titel":
            return f"<h1>{text}</h1>{_terug(block.text)}"
        case "kop1" | "kop2" | "kop3":
            return f"<h{block.kind[3]}>{text}</h{block.kind[3]}>{_terug(block.text)}"
        case "kop4":
            return f'<h4><a id="{_slug(block.text)}"></a>{text}</h4>'
        case "punt":
            return f"<li>{text}</li>"
        case "tussenkop":
            return f"<p><strong>{text}</strong></p>"
        case "alinea":
            return f"<p>{text}</p>"
        case "info":
            pairs = [
                f"<dt>{row[0]}</dt>{''.join(f'<dd>{html.escape(one)}</dd>' for one in row[1:])}" for row in block.rows
            ]
            return f'<dl class="programma-info">{"".join(pairs)}</dl>'
        case "legenda":
            rows = [
                f"<tr><td>{_light(naam.lower(), light)}{naam}</td><td>{meaning}</td></tr>"
                for naam, meaning in block.rows
            ]
            return f'<table class="legenda"><tbody>{"".join(rows)}</tbody></table>'
        case "liggend":
            head, *rows = [[html.escape(cell) for cell in row] for row in block.rows]
            cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
            heads = "".join(f"<th scope='col'>{cell}</th>" for cell in head)
            return (
                f'<div class="uitklap"><h2><button aria-expanded="false" aria-controls="k">{text}</button></h2>'
                f'<div class="uitklap-inhoud" id="k"><table><thead><tr>{heads}</tr></thead>{cells}</table></div></div>'
            )
        case "boom":
            return _tree(block, light)
    raise ValueError(block.kind)


def _tree(block: Block, light: str) -> str:
    rows = ["<thead><tr><th>Doel</th><th>Prestatie</th><th><span class='sr-only'></span></th></tr></thead><tbody>"]
    for row in block.boom:
        doel = f"<td rowspan='{len(row.prestaties) or 1}'>{html.escape(row.doel)}</td>"
        for prestatie, kleur in row.prestaties or (("", ""),):
            own = f" class='{kleur}' title='{_STATUS[kleur]}'" if light == "cel" and kleur else ""
            shown = _light(kleur, light) if kleur and not own else ""
            rows.append(f"<tr>{doel}<td>{html.escape(prestatie)}</td><td{own}>{shown}</td></tr>")
            doel = ""
    return f'<div class="tabel-houder"><table class="boom">{"".join(rows)}</tbody></table></div>'


def _light(kleur: str, light: str) -> str:
    """Print a stoplight in one of the ways that sites have."""
    match light:
        case "svg":
            return f'<svg width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="7" fill="{COLOURS[kleur]}"/></svg>'
        case "status":
            return f'<span class="status status--{kleur}" title="{_STATUS[kleur]}"></span>'
        case "bol":
            return f'<span class="bol {kleur}"><span class="sr-only">{_STATUS[kleur]}</span></span>'
        case "icoon":
            word = {"groen": "success", "oranje": "warning", "rood": "danger"}[kleur]
            return f'<i class="fa fa-circle text-{word}" aria-hidden="true"></i>'
        case "plaatje":
            return f'<img src="img/{kleur}.png" alt="{_STATUS[kleur]}">'
    return f'<span style="color: {COLOURS[kleur]}">&#9679;</span>'
