"""What a portal of several app servers needs: a common cache, a common store of media files, turns among the servers.

Here belongs what is the same for one server and many, seen from the rooms below. What a setting is called does not: that
stands in `config.growing`. The modules `cache` and `bucket` need the packages of the extra `grow`; nobody imports them
unless a setting names them.
"""
