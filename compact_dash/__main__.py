"""The command line: `python -m compact_dash COMMAND`."""

from compact_dash.cli import app

if __name__ == "__main__":
    app(prog_name="python -m compact_dash")
