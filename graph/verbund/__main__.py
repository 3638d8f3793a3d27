"""Let ``python -m verbund`` work."""

from verbund.cli import main

if __name__ == "__main__":
    main(prog_name="verbund")
