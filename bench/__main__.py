"""Runs every measurement."""

from bench import documents, first_view, fitting

for measurement in (documents, first_view, fitting):
    print(f"\n{measurement.__doc__.splitlines()[0]}")
    measurement.main()
