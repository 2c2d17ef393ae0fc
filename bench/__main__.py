"""Runs every measurement."""

from bench import differences, documents, first_view, fitting

for measurement in (differences, documents, first_view, fitting):
    print(f"\n{measurement.__doc__.splitlines()[0]}")
    measurement.main()
