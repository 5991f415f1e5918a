"""The command line: `python -m model score | siting | ahp`."""
