"""Makes the whole invented report as text, as PDF of four producers, and as Word and OpenDocument files; needs the packages in requirements.in,
LibreOffice and Chromium. Run: `python samples/making/make.py [FOLDER]`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import lindeveen
from producers import as_html, as_text, write_docx, write_reportlab, write_stoplights
from report import make_report
from website import as_mhtml, as_page, as_site
from word import write_word

STEM = "voortgangsrapportage-waterveld"


def main(folder: Path) -> None:
    """Write the files to a folder."""
    made = make_report()
    (folder / f"{STEM}.txt").write_text(as_text(made), encoding="utf-8")
    write_reportlab(made, folder / f"{STEM}-reportlab.pdf")
    other = lindeveen.make_lindeveen()
    (folder / f"{lindeveen.STEM}.txt").write_text(as_text(other), encoding="utf-8")
    write_reportlab(other, folder / f"{lindeveen.STEM}-reportlab.pdf", lindeveen.HEAD)
    write_stoplights(folder / "stoplichten-reportlab.pdf")
    (folder / f"{STEM}.html").write_text(as_page(made), encoding="utf-8")
    (folder / f"{STEM}.mhtml").write_bytes(as_mhtml(made))
    (folder / f"{STEM}-site").mkdir(exist_ok=True)
    for name, page in as_site(made).items():
        (folder / f"{STEM}-site" / name).write_text(page, encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        write_docx(made, work / "rapport.docx")
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", name, str(work / "rapport.docx")]
        subprocess.run(command, check=True, capture_output=True)
        shutil.move(work / "rapport.pdf", folder / f"{STEM}-libreoffice.pdf")
        draft = folder / f"{STEM}-word.docx"
        write_word(made, draft)
        for suffix in ("odt", "docx"):
            command = ["soffice", "--headless", "--convert-to", suffix, "--outdir", name, str(draft)]
            subprocess.run(command, check=True, capture_output=True)
            shutil.move(work / f"{STEM}-word.{suffix}", folder / f"{STEM}-libreoffice.{suffix}")
        (work / "rapport.html").write_text(as_html(made, hyphens=True, glyph=False), encoding="utf-8")
        chromium = shutil.which("chromium") or "chromium-browser"
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={work / 'profile'}",
        ]
        target = f"--print-to-pdf={folder / f'{STEM}-chromium.pdf'}"
        subprocess.run([chromium, *options, target, (work / "rapport.html").as_uri()], check=True, capture_output=True)
    from weasyprint import HTML

    HTML(string=as_html(made, hyphens=True, glyph=True)).write_pdf(folder / f"{STEM}-weasyprint.pdf")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent)
