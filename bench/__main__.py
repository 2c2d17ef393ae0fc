"""Runs every measurement."""

from bench import differences, documents, first_view, fitting, similarity

for measurement in (differences, documents, first_view, fitting, similarity):
    print(f"\n{measurement.__doc__.splitlines()[0]}")
    measurement.main()
