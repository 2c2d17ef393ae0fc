"""Letters by e-mail: written in the transaction of what they tell, sent by a process beside the website.

Belongs here: the queue, sending, the two forms of a letter. What a letter says belongs to the room that writes it.
"""
