"""`rapportparser profile`."""

from __future__ import annotations

import click

from rapportparser.cli import options
from rapportparser.cli.writing import write


@click.group("profile")
def command() -> None:
    """Show a profile, or check one.

    A profile says what a municipality calls things and how it builds its codes. docs/profiles.md tells how to write
    one.

    \b
    rapportparser profile show                         the shipped profiles
    rapportparser profile show w-vragen > eigen.toml
    rapportparser profile validate eigen.toml
    """  # noqa: D301 (\b is click's sign for lines that stay as they are)


@command.command("show", short_help="Give a profile as TOML, or list the shipped ones.")
@click.argument("name", metavar="[NAME|FILE]", required=False)
@click.option("--whole", is_flag=True, help="With all that it takes over from its basis, without comments.")
@options.output
@options.debug
def show(name: str | None, output: str | None, *, whole: bool) -> None:
    """Give a profile as TOML, as it was written; without a name, the shipped profiles and what each is for."""
    from rapportparser.profile import load_profile
    from rapportparser.profile_source import read_profile, shipped_names, text_of

    if name is None:
        names = shipped_names()
        width = max(map(len, names))
        write("\n".join(f"{one:{width}}  {load_profile(one).omschrijving}" for one in names), output)
        return
    load_profile(name)
    if whole:
        from rapportparser.profile_writing import as_toml

        write(as_toml(read_profile(name)), output)
    else:
        write(text_of(name).removesuffix("\n"), output)


@command.command("validate", short_help="Check a profile.")
@click.argument("file", metavar="FILE")
@options.debug
def validate(file: str) -> None:
    """Check a profile: one line that says that it is sound, or what is wrong where, with exit status 2."""
    from rapportparser.profile import load_profile

    profile = load_profile(file)
    levels = ", ".join(level.niveau for level in profile.codes.niveaus)
    koppen = sum(len(texts) for _, texts in profile.koppen)
    click.echo(f"{file}: profile {profile.naam} is sound: codes of {levels}; {koppen} headings")
