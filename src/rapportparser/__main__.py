"""`python -m rapportparser` is the command."""

from rapportparser.cli import main

if __name__ == "__main__":
    main()
