"""Invented pages in the forms that publishing systems of municipalities give them, and archives of pages."""

from __future__ import annotations

import base64
from typing import Final

# An app of pages: no landmarks, words as classes, panels that open, three lights a row.
APP: Final = """<!doctype html><html><head><style>.bol{border-radius:50%}.kleur-groen{background:#0a0}.kgt{display:flex}</style>
</head><body><div id="app"><div class="topbar"><a href="/">Waterveld</a><a href="/menu" class="menu-toggle">menu</a></div>
<div class="portal-nav"><a href="/">portal</a><a href="/b">Begroting 2026</a><a href="/j">Jaarstukken 2025</a></div>
<div class="inhoud"><div class="pad"><a href="/">Home</a> &gt; <a href="/p">Programma's</a> &gt; <span>1. Bestuur</span></div>
<h1 class="page-title">1. Bestuur</h1><div class="terug"><span>Terug naar navigatie - Programma's - 1. Bestuur</span></div>
<div class="meter"><span>16,16%</span><span>Complete</span><strong>€ 18.795</strong></div>
<h2>De hoofddoelstelling van het programma is:</h2><p>Een open bestuur.</p>
<h2>1.1 Dienstverlening</h2><h3>Wat willen we bereiken?</h3>
<div class="accordion"><h4><button data-bs-toggle="collapse" data-bs-target="#c1">1.1.1. Kortere rijen</button></h4>
<div id="c1" class="collapse"><div class="label">Omschrijving (toelichting)</div><div class="value"><p>De balies gaan langer
open.</p></div><div class="kgt"><div><span>Kwaliteit</span><span class="bol kleur-groen" title="Op schema"></span></div>
<div><span>Tijd</span><span class="bol kleur-oranje" title="Loopt uit"></span></div>
<div><span>Geld</span><span class="bol kleur-rood"></span></div></div></div></div>
<div class="btn-group"><a class="btn" href="#">Status activiteiten</a></div>
<ul class="pager"><li><a href="/v">Vorige</a></li><li><a href="/n">Volgende</a></li></ul></div></div>
<div class="footer"><p>Deze pagina is gebouwd op 12-5-2026 met de export van 11-5-2026</p></div></body></html>"""

# A site of twenty years ago: ids, a tree of links, pictures of traffic lights, table cells with classes.
TREE: Final = """<html><body><div id="header"><ul id="mainnav"><li><a href=a>Programma's</a><li><a href=b>Paragrafen</a></ul>
</div><div id="left"><ul class="tree"><li><a href=1>Veiligheid</a><ul><li><a href=2>Wat willen we</a></ul></ul></div>
<div id="content"><h1>Veiligheid</h1><table><tr><th>Doel</th><th>Status</th><th>T</th><th>G</th><th>K</th></tr>
<tr><td>Minder inbraken</td><td>Ligt op schema</td><td class="status groen"></td><td class="status oranje"></td>
<td><img src="/images/verkeerslicht_rood.gif"></td></tr></table><h3>Toelichting</h3><p>Regel een<br/>regel twee</p>
<a href="#" onclick="window.print()">Print deze pagina</a> <a href="#header">Naar boven</a></div>
<div id="footer">&copy; Gemeente</div></body></html>"""

# Cards in a grid, an icon font, a set of drawn icons, a table by roles alone.
CARDS: Final = """<html><body><main><h2>Acties</h2><div class="grid"><div class="card"><span class="tag tag--green"></span>
<h3>2.1 Wonen</h3><p>Tekst a.</p></div><div class="card"><span class="tag tag--red"></span><h3>2.2 Bouwen</h3>
<p>Tekst b.</p></div></div><ul><li><span class="fa fa-check-circle" style="color:green"></span> Actie een
<small>gereed</small></li><li><svg class="i"><use xlink:href="#icon-kruis"></use></svg><span>Actie twee</span></li></ul>
<div role="grid"><div role="row"><div role="columnheader">Actie</div><div role="columnheader">Status</div></div>
<div role="row"><div role="cell">A</div><div role="cell"><span class="dot" style="background-color: rgb(0 128 0 / 100%)">
</span></div></div></div></main></body></html>"""

# A page that is laid out by tables.
LAID_OUT: Final = """<html><body bgcolor=#ffffff><table width=100%><tr><td colspan=2><img src=logo.gif><tr><td><a href=a>Home
</a><br><a href=b>Programma 1</a><br><a href=c>Programma 2</a><td><font size=5><b>Programma 2 Veiligheid</b></font>
<p>Tekst van het rapport.<p><table border=1><tr><td>Doel<td>Prestatie<tr><td>2A1 X<td>2A1.1 Y<td bgcolor=#00ff00>&nbsp;
</table></table>"""

PAGES: Final = {"app": APP, "boom": TREE, "kaarten": CARDS, "tabellen": LAID_OUT}


def archive(*parts: tuple[str, str, str, bytes]) -> bytes:
    """Give a web archive of parts: type, address, transfer encoding, bytes."""
    lines = ["From: <Saved by Blink>", "MIME-Version: 1.0", 'Content-Type: multipart/related; boundary="B"', ""]
    for kind, address, encoding, data in parts:
        text = base64.encodebytes(data).decode() if encoding == "base64" else data.decode("latin-1")
        lines += ["--B", f"Content-Type: {kind}", f"Content-Location: {address}"]
        lines += [f"Content-Transfer-Encoding: {encoding}", "", text]
    return "\r\n".join([*lines, "--B--", ""]).encode("latin-1")
