"""The command line. Nothing is imported here: ``duixian --help`` must come at once."""


def main() -> None:
    """Run the command line with the words of the process and exit with its status."""
    import sys

    try:
        from duixian.cli.run import run

        status = run()
    except KeyboardInterrupt:  # while still importing: there is nobody to translate it
        status = 130
    sys.exit(status)
