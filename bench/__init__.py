"""What the portal's work costs, measured on this machine: `make bench`.

Speed belongs here and never into a test. Each module measures one thing and prints a table.
"""
