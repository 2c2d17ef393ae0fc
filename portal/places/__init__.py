"""Germany's municipalities, districts and boroughs: the official register, found by key, name or postal code.

Belongs here: the register and its newer editions (`register`, `editions`, `updating`), finding one (`finding`), what councils
and offices are called where (`local_facts`), the map.

Does not belong here: papers and meetings of councils (portal.councils), grammar and the Länder's table (motionkit).
"""
