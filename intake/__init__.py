"""What comes from outside passes here: foreign HTML, foreign XML and foreign characters, made harmless or refused.

Plain Python without Django. What the portal makes of it afterwards belongs to the apps.
"""
