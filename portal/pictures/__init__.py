"""Pictures with their credits, and the maintained list of licences.

Where a picture is shown is decided elsewhere; here it gets author, source, licence and a credit line.
"""
